// All there is to find is on the page; static/rest.js waits for more.
if (finder) startFinder();
