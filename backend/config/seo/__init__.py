"""
What served pages say of themselves to search engines and to chats that show links (docs/adr/0031-search-engines.md).

`kinds` is the table of the interface's addresses; everything else here makes what one row of it needs.
"""
