"""Do libraries and exports survive what befalls a machine? Kills, power cuts and disks that refuse."""
