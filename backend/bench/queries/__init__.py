"""The shop's hottest reads over a shop of any size: what their statements cost PostgreSQL, and how it reads them."""
