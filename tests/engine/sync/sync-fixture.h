/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-memory-transport.h"
#include "accord-sync.h"
#include "accord-test.h"

G_BEGIN_DECLS

/* A file that takes part in sharing, with a folder of its own. */
typedef struct {
  AccordWorkspace *workspace; /* NULL for one that only joins */
  AccordStore *store;
  AccordJournal *journal;
  AccordSync *sync;
  AccordTransport *share;
  AccordTransport *mirror;
  char *folder;
  char *path;
} Member;

Member *member_new (AccordTransport *share);
Member *member_join (AccordTransport *share);
Member *member_alone (AccordTransport **share); /* the first, with a customer; and a share for it */
char *member_workspace (Member *member);
void member_free (Member *member);
AccordSyncStatus *member_round (Member *member);
char *member_digest (Member *member);
gint64 member_create (Member *member, const AccordKind *kind, const char *name);
void member_set (Member *member, const AccordKind *kind, gint64 id, const char *field, const char *text);
void member_delete (Member *member, const AccordKind *kind, gint64 id, gboolean deleted);
AccordRecord *member_find (Member *member, const AccordKind *kind, const AccordId *uid);
char *member_text (Member *member, const AccordKind *kind, const AccordId *uid, const char *field);
AccordId member_uid (Member *member, const AccordKind *kind, gint64 id);
guint member_count (Member *member, const AccordKind *kind);
GPtrArray *member_conflicts (Member *member);
void meet (Member *first, ...) G_GNUC_NULL_TERMINATED; /* rounds until nothing is new */
void assert_same (Member *a, Member *b);
void rounds (Member *member, int n);
GHashTable *files_of (AccordTransport *share); /* path → GBytes, of one in memory */
const AccordSyncPeer *peer_of (const AccordSyncStatus *status, const char *rid);
void lay_file (AccordTransport *share, const char *path, GBytes *bytes); /* in memory */
gboolean share_says (AccordTransport *share, const char *text);
char *own_name (const AccordSyncStatus *status);

G_END_DECLS
