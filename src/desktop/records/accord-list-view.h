/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-actor.h"

G_BEGIN_DECLS

/* Whose records a list shows. */
typedef enum {
  ACCORD_SCOPE_EVERYONE,
  ACCORD_SCOPE_MINE,
  ACCORD_SCOPE_TEAM,
  ACCORD_SCOPE_POOL, /* nobody's: customers that may be claimed */
  ACCORD_N_SCOPES,
} AccordScope;

/* What a list asks and how it stands: what a saved view keeps. A value; main thread. */
typedef struct {
  AccordFilter *filter; /* never NULL, never changed in place */
  AccordScope scope;
  char *sort;           /* path of a field */
  gboolean descending;
  gboolean sections;
  gint64 tag;           /* of a fixed view; 0: live. Not in the JSON */
} AccordListView;

AccordListView *accord_list_view_new (const AccordKind *kind);
AccordListView *accord_list_view_copy (const AccordListView *self);
void accord_list_view_free (AccordListView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordListView, accord_list_view_free)

char *accord_list_view_to_json (const AccordListView *self);
AccordListView *accord_list_view_from_json (const AccordKind *kind, const char *json, GError **error);
AccordListView *accord_list_view_from_record (const AccordKind *kind, AccordRecord *view, GError **error);
gboolean accord_list_view_equal (const AccordListView *a, const AccordListView *b);
gboolean accord_list_view_asks (const AccordListView *self);
AccordQuery *accord_list_view_make_query (const AccordListView *self, AccordActor *actor, const char *currency, const char *search);
const char *accord_scope_label (AccordScope scope);

G_END_DECLS
