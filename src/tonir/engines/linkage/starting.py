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
                "spelled": 0.0639,
                "crossed": 0.0122,
                "initial": 0.00851,
                "known_apart": 0.0042,
                "slip": 0.0259,
                "alike": 0.00695,
                "other": 0.0121,
            },
            "patronymic": {
                "same": 0.222,
                "spelled": 0.667,
                "known_apart": 0.0704,
                "slip": 0.00802,
                "alike": 0.0094,
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
                "known_apart": 0.00394,
                "slip": 0.0319,
                "alike": 0.00527,
                "other": 0.00874,
            },
            "phone": {"same": 0.72, "other": 0.28},
            "area": {"same": 0.805, "within": 0.0533, "other": 0.142},
            "address": {"same": 0.348, "street": 0.137, "other": 0.514},
        },
        "u": {
            "given": {
                "same": 0.00432,
                "spelled": 0.000944,
                "crossed": 1.67e-06,
                "initial": 0.00121,
                "known_apart": 0.895,
                "slip": 0.000185,
                "alike": 0.000262,
                "other": 0.0982,
            },
            "patronymic": {
                "same": 0.00287,
                "spelled": 0.00714,
                "known_apart": 0.883,
                "slip": 0.000139,
                "alike": 0.000635,
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
                "known_apart": 0.462,
                "slip": 0.0014,
                "alike": 0.00747,
                "other": 0.524,
            },
            "phone": {"same": 3.45e-05, "other": 1.0},
            "area": {"same": 0.023, "within": 0.0106, "other": 0.966},
            "address": {"same": 0.000115, "street": 0.0592, "other": 0.941},
        },
        "prior": -14.0,
        "appears": 0.8,
        "related": {
            "always": -6.97,
            "surname": 0.12,
            "phone": 0.36,
            "area": 0.9,
            "address": 0.08,
            "members": 3.59,
            "absent": -5.68,
            "likest": 0.3,
        },
    }
)
