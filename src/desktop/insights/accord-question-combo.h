/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwComboRow *accord_question_combo_new (const char *title, gboolean search);
void accord_question_combo_select (AdwComboRow *row, GStrv *values, const char *value, guint skip);

G_END_DECLS
