/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Why a list shows no row. */
typedef enum {
  ACCORD_EMPTY_NOT,        /* it shows some */
  ACCORD_EMPTY_LOADING,    /* not known yet; show nothing */
  ACCORD_EMPTY_NO_RECORDS, /* the workspace has none of this kind */
  ACCORD_EMPTY_NO_MATCH,   /* there are some, but the search or filter finds none */
  ACCORD_EMPTY_FAILED,     /* could not be read: see accord_id_list_get_error() */
} AccordEmptyReason;

#define ACCORD_TYPE_EMPTY_REASON (accord_empty_reason_get_type ())
GType accord_empty_reason_get_type (void) G_GNUC_CONST;

#define ACCORD_TYPE_ID_LIST (accord_id_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordIdList, accord_id_list, ACCORD, ID_LIST, GObject)

AccordIdList *accord_id_list_new (AccordWorkspace *workspace);
AccordWorkspace *accord_id_list_get_workspace (AccordIdList *self);
void accord_id_list_set_query (AccordIdList *self, AccordQuery *query);
AccordQuery *accord_id_list_get_query (AccordIdList *self);
void accord_id_list_set_follows (AccordIdList *self, gboolean follows);
void accord_id_list_set_quick (AccordIdList *self, gboolean quick);
void accord_id_list_set_n_first (AccordIdList *self, guint n);
void accord_id_list_refresh (AccordIdList *self);
guint accord_id_list_get_n (AccordIdList *self);
gint64 accord_id_list_get_total (AccordIdList *self);
gboolean accord_id_list_is_loading (AccordIdList *self);
AccordEmptyReason accord_id_list_get_empty_reason (AccordIdList *self);
const char *accord_id_list_get_error (AccordIdList *self);
gboolean accord_id_list_position_of (AccordIdList *self, gint64 id, guint *position);
gint64 accord_id_list_id_at (AccordIdList *self, guint position);
gint64 *accord_id_list_dup_ids (AccordIdList *self, guint position, guint *n);
gunichar accord_id_list_get_section_letter (AccordIdList *self, guint position);
guint accord_id_list_get_n_held (AccordIdList *self);
guint accord_id_list_get_n_finds (AccordIdList *self);

/* Rows that another way of asking puts into groups. */
typedef DexFuture *(*AccordIdListFinder) (AccordQuery *query, gpointer data); /* AccordIds */
void accord_id_list_set_finder (AccordIdList *self, AccordIdListFinder finder, gpointer data);

/* Showing what a commit under way will do (cards being moved). */
void accord_id_list_hold (AccordIdList *self);
void accord_id_list_show (AccordIdList *self, gint64 *ids, guint n_ids);
void accord_id_list_release (AccordIdList *self);

/* One row at a time, by an owner that knows what a commit did. */
void accord_id_list_remove (AccordIdList *self, guint position, guint n);
void accord_id_list_insert (AccordIdList *self, guint position, const gint64 *ids, guint n);
gboolean accord_id_list_is_settled (AccordIdList *self);

G_END_DECLS
