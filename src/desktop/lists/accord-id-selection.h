/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-id-list.h"

G_BEGIN_DECLS

/* Any number of a list's records chosen, by id. Property "n" (int64): how many. */
#define ACCORD_TYPE_ID_SELECTION (accord_id_selection_get_type ())
G_DECLARE_FINAL_TYPE (AccordIdSelection, accord_id_selection, ACCORD, ID_SELECTION, GObject)

AccordIdSelection *accord_id_selection_new (AccordIdList *list);
AccordIdList *accord_id_selection_get_list (AccordIdSelection *self);
gint64 accord_id_selection_get_n (AccordIdSelection *self);
gboolean accord_id_selection_is_all (AccordIdSelection *self);
gboolean accord_id_selection_contains (AccordIdSelection *self, gint64 id);
gint64 *accord_id_selection_dup_ids (AccordIdSelection *self, guint *n_ids);

G_END_DECLS
