/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-kind.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_ORIGIN_EDIT,
  ACCORD_ORIGIN_IMPORT,
  ACCORD_ORIGIN_UNDO,
  ACCORD_ORIGIN_REDO,
  ACCORD_ORIGIN_SYNC,
  ACCORD_ORIGIN_ERASE, /* for good */
  ACCORD_ORIGIN_KEEP,  /* by the program itself, such as a kept forecast: nobody did it, so nobody undoes it */
} AccordOrigin;

typedef struct {
  const AccordKind *kind; /* the program's table; fields that users added have bits behind its own */
  gint64 id;
  char operation;  /* 'i', 'u', 'd', 'r' */
  guint64 fields;  /* bit per field index */
} AccordChange;

/* What one commit did; immutable, boxed, counted. Bulk work is in spans, not in changes. */
typedef struct {
  gatomicrefcount refs;
  gint64 txn;
  AccordOrigin origin;
  char *label;
  char *undone_label;  /* undo, redo: label of the change set it reverses */
  GArray *changes;     /* of AccordChange */
  GArray *spans;       /* of AccordChangeSpan; more than a few are in order */
  GStrv notes;         /* undo: what was left alone and why, finished sentences; or NULL */
  guint n_done;        /* rows written */
  gboolean erases;     /* sync: somebody was erased elsewhere, which this file had not heard */
  guint64 kinds[ACCORD_KIND_MAX / 64]; /* bit per number of a kind in changes and spans: dozens of views ask */
} AccordChangeSet;

typedef struct {
  const AccordKind *kind;
  char operation;
  gint64 first;
  gint64 last;
} AccordChangeSpan;

#define ACCORD_TYPE_CHANGE_SET (accord_change_set_get_type ())
GType accord_change_set_get_type (void) G_GNUC_CONST;
AccordChangeSet *accord_change_set_new (AccordOrigin origin, const char *label);
void accord_change_set_add (AccordChangeSet *self, const AccordKind *kind, gint64 id, char operation, guint64 fields);
void accord_change_set_add_span (AccordChangeSet *self, const AccordKind *kind, char operation, gint64 first, gint64 last);
AccordChangeSet *accord_change_set_ref (AccordChangeSet *self);
void accord_change_set_unref (AccordChangeSet *self);
gboolean accord_change_set_touches (const AccordChangeSet *self, const AccordKind *kind);
gboolean accord_change_set_spans_record (const AccordChangeSet *self, const AccordKind *kind, gint64 id);
gboolean accord_change_set_touches_record (const AccordChangeSet *self, const AccordKind *kind, gint64 id);
gboolean accord_change_set_did (const AccordChangeSet *self, const AccordKind *kind, gint64 id, char operation);
gboolean accord_change_set_created (const AccordChangeSet *self, const AccordKind *kind, gint64 *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordChangeSet, accord_change_set_unref)

G_END_DECLS
