/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"
#include "accord-trash-age.h"

G_BEGIN_DECLS

/* A deleted record. What went with another one in the same step is not told: it comes back with it. */
typedef struct {
  gint64 id;
  gint64 txn;  /* the change set that deleted it */
  gint64 at;   /* ms: by the clock that its age is told by */
  int kind;    /* number */
} AccordTrashRow;

typedef struct {
  guint first; /* position of the first row of that day */
  gint64 day;  /* days since 1970 */
} AccordTrashDay;

/* What lies in the Trash, newest first. Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  AccordTrashRow *rows;
  guint n_rows;
  AccordTrashDay *days;
  guint n_days;
  guint n_kept;        /* for how many days anything is kept; 0: for ever */
  guint n_of_kind[ACCORD_KIND_MAX]; /* by number, also of kinds that were not asked for; only where nothing was typed */
} AccordTrash;
#define ACCORD_TYPE_TRASH (accord_trash_get_type ())
GType accord_trash_get_type (void) G_GNUC_CONST;
AccordTrash *accord_trash_ref (AccordTrash *self);
void accord_trash_unref (AccordTrash *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTrash, accord_trash_unref)

/* One row in words. */
typedef struct {
  char *title;
  char *owner;  /* what it belongs to, or NULL */
  char *actor;  /* who deleted it, or NULL */
  char *label;  /* what was done when it was deleted, or NULL */
  char *origin; /* as in AccordHistoryLine */
} AccordTrashLine;
#define ACCORD_TYPE_TRASH_LINE (accord_trash_line_get_type ())
GType accord_trash_line_get_type (void) G_GNUC_CONST;
AccordTrashLine *accord_trash_line_copy (const AccordTrashLine *self);
void accord_trash_line_free (AccordTrashLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTrashLine, accord_trash_line_free)

/* How many records of a kind went with one. */
typedef struct {
  const AccordKind *kind;
  guint n;
} AccordTrashCompany;

AccordTrash *accord_reader_trash (AccordReader *reader, const AccordKind *kind, const char *typed, GError **error);
DexFuture *accord_store_trash (AccordStore *self, const AccordKind *kind, const char *typed);           /* AccordTrash */
DexFuture *accord_store_trash_lines (AccordStore *self, const AccordTrashRow *rows, guint n_rows);     /* GPtrArray of AccordTrashLine or NULL, in the order asked */
DexFuture *accord_store_trash_company (AccordStore *self, const AccordTrashRow *row);                   /* GArray of AccordTrashCompany */

G_END_DECLS
