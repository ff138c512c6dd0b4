/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* As the rank of a field of the program's: seldom looked at, it stands below the others where a record is read. */
#define ACCORD_FIELD_LATE "~"
