"""What is passed on without a server: links, what opens from them, and where the tool stands in other pages."""
