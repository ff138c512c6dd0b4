/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Whose things are shown: mine, a team's, one person's, everyone's. Signal "changed". */
#define ACCORD_TYPE_TODAY_WHOSE (accord_today_whose_get_type ())
G_DECLARE_FINAL_TYPE (AccordTodayWhose, accord_today_whose, ACCORD, TODAY_WHOSE, AdwBin)

GtkWidget *accord_today_whose_new (AccordWorkspace *workspace);
gboolean accord_today_whose_is_known (AccordTodayWhose *self);
GArray *accord_today_whose_get_owners (AccordTodayWhose *self); /* of gint64; NULL: everybody's */
const char *accord_today_whose_get_words (AccordTodayWhose *self);

G_END_DECLS
