"""`./run --https NAME`: Caddy in front of Quiver, with certificates for one name in the home
network, and a page that helps a phone to trust them."""
