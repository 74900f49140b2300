"""What a person on the list may ask for: to see what is held of her, correct it, have it erased.

Jobs of the open register, all but `erase_again`.
"""
