/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transaction.h"

G_BEGIN_DECLS

/* Numbers that people read out to one another: "Q-0012", "T-4F2-0003". */
char *accord_number_series_next (AccordTransaction *transaction, const AccordKind *kind, const char *prefix, GError **error);

void accord_number_series_note (AccordTransaction *transaction, const AccordKind *kind, const char *number);

G_END_DECLS
