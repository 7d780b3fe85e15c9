"""Reminders: when they are due, the ledger of what was sent, and the ways to send."""
