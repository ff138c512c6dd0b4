/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* What is back of one kind of record. */
typedef struct {
  const AccordKind *kind;
  gint64 n_read;   /* in the damaged file */
  gint64 n_backup; /* in the backup */
  gint64 n_folder; /* in the shared folder */
  gint64 n_lost;   /* nowhere; as far as the file says that there were any */
} AccordRepairKind;

/* A repair that was tried, to be looked at: nothing is done before it is kept. Boxed, counted; not changed. */
typedef struct {
  gatomicrefcount refs;
  char *damaged;
  char *made;              /* the repaired workspace, under a name that is not its last */
  char *backup;            /* of which something was taken, or NULL */
  gint64 backup_day;       /* days since 1970-01-01; 0: not known */
  char *folder;            /* the shared folder that was asked, or NULL */
  char *folder_problem;    /* a sentence, or NULL: it could be asked */
  GArray *kinds;           /* of AccordRepairKind */
  gint64 n_read;           /* records of all kinds */
  gint64 n_backup;
  gint64 n_folder;
  gint64 n_lost;
  gint64 n_replayed;       /* records of the backup that the damaged file knew newer values of */
  gint64 n_folder_rows;    /* rows that the folder knew newer values of */
  gint64 n_changes_lost;   /* rows of the history */
  gint64 n_links;          /* that led to records which are gone */
  gboolean is_whole;       /* every row could be read: only what follows from records was damaged, or nothing */
  char **problems;         /* that the check of the repaired file still finds; empty: it is sound */
} AccordRepair;

#define ACCORD_TYPE_REPAIR (accord_repair_get_type ())
GType accord_repair_get_type (void) G_GNUC_CONST;
AccordRepair *accord_repair_ref (AccordRepair *self);
void accord_repair_unref (AccordRepair *self);

DexFuture *accord_repair_prepare (const char *damaged, const char *backup, const char *folder); /* AccordRepair */
char *accord_repair_place (const AccordRepair *self);
DexFuture *accord_repair_keep (AccordRepair *self, const char *to); /* boolean */
void accord_repair_discard (AccordRepair *self);
GPtrArray *accord_repair_words (const AccordRepair *self);
char *accord_repair_kind_words (const AccordRepairKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRepair, accord_repair_unref)

G_END_DECLS
