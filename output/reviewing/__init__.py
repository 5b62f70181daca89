"""The page on which an editor reviews a story: what is doubtful first, each event with its evidence."""
