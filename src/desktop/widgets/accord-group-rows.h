/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The rows of a group that come and go with its records: AdwPreferencesGroup cannot say which rows it has. */
void accord_group_add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row);
void accord_group_clear_rows (AdwPreferencesGroup *group, GPtrArray *rows);

G_END_DECLS
