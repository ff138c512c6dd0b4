/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-trash-item.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What was deleted, newest first, a section for each day: AccordTrashItem made for the rows on screen. Follows the
 * journal. Signal "changed": state, counts or error are others. */
#define ACCORD_TYPE_TRASH_LIST (accord_trash_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordTrashList, accord_trash_list, ACCORD, TRASH_LIST, GObject)

AccordTrashList *accord_trash_list_new (AccordWorkspace *workspace);
void accord_trash_list_ask (AccordTrashList *self, const AccordKind *kind, const char *typed);
void accord_trash_list_refresh (AccordTrashList *self);
void accord_trash_list_set_follows (AccordTrashList *self, gboolean follows);
gboolean accord_trash_list_is_known (AccordTrashList *self);
gboolean accord_trash_list_is_asking (AccordTrashList *self);
const char *accord_trash_list_get_error (AccordTrashList *self);
guint accord_trash_list_get_n_kept (AccordTrashList *self);
guint accord_trash_list_get_total (AccordTrashList *self);
guint accord_trash_list_get_n_of (AccordTrashList *self, const AccordKind *kind);
const AccordTrashRow *accord_trash_list_row_at (AccordTrashList *self, guint position);
gboolean accord_trash_list_find (AccordTrashList *self, const AccordTrashRow *row, guint *position);

G_END_DECLS
