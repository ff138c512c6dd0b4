/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"

G_BEGIN_DECLS

/* What was found of one kind of record. */
typedef struct {
  const AccordKind *kind;
  gint64 n_read;   /* in the damaged file */
  gint64 n_backup; /* not there any more, and taken from the backup */
  gint64 n_lost;   /* neither; as far as the file says that there were any */
} AccordSalvageKind;

/* A record that is as the backup has it. */
typedef struct {
  const AccordKind *kind;
  gint64 id;
} AccordSalvageRow;

/* What a salvage found; boxed, counted. Not changed once it was answered. */
typedef struct {
  gatomicrefcount refs;
  GArray *kinds;            /* of AccordSalvageKind: those of which there is anything to say */
  GArray *aged;             /* of AccordSalvageRow */
  gint64 n_changes_backup;  /* of the journal: taken from the backup */
  gint64 n_changes_lost;    /* of the journal: about how many rows are missing */
  gint64 backup_txn;        /* the last change set that the backup knows; 0: there is none */
  gboolean is_whole;        /* every row could be read */
} AccordSalvage;

#define ACCORD_TYPE_SALVAGE (accord_salvage_get_type ())
GType accord_salvage_get_type (void) G_GNUC_CONST;
AccordSalvage *accord_salvage_new (void);
AccordSalvage *accord_salvage_ref (AccordSalvage *self);
void accord_salvage_unref (AccordSalvage *self);

DexFuture *accord_salvage_file (const char *damaged, const char *backup, const char *to); /* AccordSalvage */
DexFuture *accord_salvage_is_sound (const char *path);                                    /* boolean */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSalvage, accord_salvage_unref)

G_END_DECLS
