"""Plans and who has which: the commission and the limits a seller gets (R8.4). Never moves money."""
