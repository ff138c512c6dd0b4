/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-date-phrase.h"

G_BEGIN_DECLS

/* When the next step is due: a few chips, a calendar, and the day that the text names. Property
 * "caption" (what stands before them). Signal "changed". */
#define ACCORD_TYPE_NEXT_CHIPS (accord_next_chips_get_type ())
G_DECLARE_FINAL_TYPE (AccordNextChips, accord_next_chips, ACCORD, NEXT_CHIPS, AdwBin)

gboolean accord_next_chips_get (AccordNextChips *self, gint64 *date, int *minute);
void accord_next_chips_clear (AccordNextChips *self);
void accord_next_chips_set_caption (AccordNextChips *self, const char *caption);
/* What the text says; NULL: nothing. Chosen at once, unless a chip was pressed by hand. */
void accord_next_chips_set_phrase (AccordNextChips *self, const AccordDatePhrase *phrase);

G_END_DECLS
