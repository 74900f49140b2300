"""The volunteers' phone app: files that a browser loads once and then keeps.

It talks to the office by HTTP only (docs/handover.md), so nothing here imports another room.
"""
