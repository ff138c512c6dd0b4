/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ACCORD_OUTCOMES 3

const char *const *accord_outcome_words (const char *type);

/* What came of a call, an e-mail, a visit: at most one of a few words. */
#define ACCORD_TYPE_OUTCOME_CHIPS (accord_outcome_chips_get_type ())
G_DECLARE_FINAL_TYPE (AccordOutcomeChips, accord_outcome_chips, ACCORD, OUTCOME_CHIPS, AdwBin)

/* "call", "email" …: hidden for kinds without outcomes. */
void accord_outcome_chips_set_type (AccordOutcomeChips *self, const char *type);
const char *accord_outcome_chips_get (AccordOutcomeChips *self); /* NULL: none */
void accord_outcome_chips_clear (AccordOutcomeChips *self);

G_END_DECLS
