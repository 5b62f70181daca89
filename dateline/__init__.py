"""The door: the only room that touches disk, network, clock and terminal."""
