/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal-rows.h"

G_BEGIN_DECLS

char *accord_history_field_name (const AccordKind *kind, const AccordHistoryLine *line);
char *accord_history_change_words (const AccordKind *kind, const AccordHistoryLine *line); /* "+49 1 → +49 2" */
char *accord_history_told (const AccordHistoryLine *line);                                 /* "Undid: Moved to Won" */
char *accord_history_who_when (const AccordHistoryLine *line);                             /* "Lin Yue · 2 minutes ago" */
/* How many lines from @first on belong to the same change set. */
guint accord_history_group_length (GPtrArray *lines, guint first);

G_END_DECLS
