"""What is drawn: pictures of the content and of the code. Decides lines and colours, never a fact."""
