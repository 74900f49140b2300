"""The model that a programme starts with.

Trained on made lists with known truth, names of the development part only:
`python -m benchmarks.matching.training`.
"""

from tonir.engines.linkage.model import Model

STARTING = Model.from_rules(
    {
        "m": {
            "given": {
                "same": 0.866,
                "spelled": 0.064,
                "crossed": 0.0122,
                "initial": 0.0085,
                "known_apart": 0.00418,
                "heard": 0.0105,
                "slip": 0.0158,
                "alike": 0.00663,
                "other": 0.0119,
            },
            "patronymic": {
                "same": 0.222,
                "spelled": 0.667,
                "known_apart": 0.0704,
                "heard": 0.00461,
                "slip": 0.00432,
                "alike": 0.00856,
                "other": 0.0241,
            },
            "birth": {
                "same": 0.866,
                "swapped": 0.00896,
                "slip": 0.0429,
                "digits": 1.13e-05,
                "year": 0.0642,
                "about": 0.0145,
                "same_year": 0.00017,
                "other": 0.00318,
            },
            "document": {"same": 0.807, "slip": 0.032, "other": 0.161},
            "sex": {"same": 0.989, "other": 0.0109},
            "surname": {
                "same": 0.859,
                "spelled": 0.0788,
                "crossed": 0.0123,
                "known_apart": 0.00396,
                "heard": 0.0162,
                "slip": 0.0158,
                "alike": 0.00501,
                "other": 0.00872,
            },
            "phone": {"same": 0.72, "other": 0.28},
            "area": {"same": 0.805, "within": 0.0533, "other": 0.142},
            "address": {"same": 0.348, "street": 0.137, "other": 0.514},
        },
        "u": {
            "given": {
                "same": 0.00432,
                "spelled": 0.00096,
                "crossed": 1.67e-06,
                "initial": 0.00121,
                "known_apart": 0.895,
                "heard": 8.18e-05,
                "slip": 0.000129,
                "alike": 0.000249,
                "other": 0.0982,
            },
            "patronymic": {
                "same": 0.00287,
                "spelled": 0.00714,
                "known_apart": 0.883,
                "heard": 6.39e-05,
                "slip": 9.4e-05,
                "alike": 0.000628,
                "other": 0.106,
            },
            "birth": {
                "same": 2.31e-05,
                "swapped": 8.88e-06,
                "slip": 0.000992,
                "digits": 0.000165,
                "year": 0.00103,
                "about": 0.00194,
                "same_year": 0.0116,
                "other": 0.984,
            },
            "document": {"same": 3.08e-06, "slip": 3.08e-06, "other": 1.0},
            "sex": {"same": 0.501, "other": 0.499},
            "surname": {
                "same": 0.00414,
                "spelled": 0.000419,
                "crossed": 1.68e-06,
                "known_apart": 0.463,
                "heard": 9.93e-05,
                "slip": 0.00131,
                "alike": 0.00746,
                "other": 0.523,
            },
            "phone": {"same": 3.45e-05, "other": 1.0},
            "area": {"same": 0.023, "within": 0.0106, "other": 0.966},
            "address": {"same": 0.000115, "street": 0.0592, "other": 0.941},
        },
        "prior": -14.0,
        "appears": 0.8,
        "related": {
            "always": -6.98,
            "surname": 0.12,
            "phone": 0.35,
            "area": 0.9,
            "address": 0.08,
            "members": 3.58,
            "absent": -5.68,
            "likest": 0.3,
        },
    }
)
