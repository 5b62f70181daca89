"""What is told beside a page that has very many events or sources, and what the page itself keeps of them."""
