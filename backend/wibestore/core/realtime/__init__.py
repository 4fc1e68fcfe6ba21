"""
Sockets: what every consumer is made of (R3, api.md "Sockets").

`frames` says what travels, `hub` brings it to the sockets of this process, `sending` lets the rest of the shop speak,
`consumer` is the base of every consumer. What is sent here may be lost; what it tells of stands in PostgreSQL, and
whoever was away asks for it again.
"""
