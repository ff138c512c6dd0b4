/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a computer says of itself: a hint for people and for repair; nothing depends on it (sync.md §2.3). */
typedef struct {
  char *text;       /* as it came, without the end of the line; NULL: of one that is about to be written */
  char *workspace;
  char *rid;
  char *name;       /* of the computer */
  char *user;       /* member's name, or NULL */
  char *nonce;
  gint64 last;      /* number of its last record */
  gint64 wall;      /* ms */
  gint64 from;      /* number of the first record that it still shows; 0: all that it wrote */
  char *hash;       /* of its last file, or NULL */
  JsonObject *seen; /* rid → number, or NULL */
  JsonObject *sums; /* rid → what all its files that are in here come to, or NULL */
  GStrv want;       /* hashes that nobody has, or NULL */
  GStrv acks;       /* snapshots that are in */
  JsonObject *digest; /* "of": for which files; table → what all its records come to; or NULL */
} AccordSyncHead;

AccordSyncHead *accord_sync_head_read (GBytes *bytes, const char *rid, GError **error);
GBytes *accord_sync_head_write (const AccordSyncHead *head);
void accord_sync_head_free (gpointer head);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSyncHead, accord_sync_head_free)

G_END_DECLS
