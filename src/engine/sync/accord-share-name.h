/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names of files in a shared folder (sync.md §2.3). Exactly these are read, and nothing else. */
#define ACCORD_SHARE_MARKER "accord-workspace.json"
#define ACCORD_HASH_TEXT 20
#define ACCORD_RID_TEXT 16

typedef struct {
  gint64 first;
  gint64 last;
  char hash[ACCORD_HASH_TEXT + 1];
  gboolean is_copy; /* renamed by a tool that keeps copies: its bytes must have the hash */
} AccordShareName;

gboolean accord_share_read_segment (const char *name, AccordShareName *read);
char *accord_share_segment (gint64 first, gint64 last, const char *hash);
gboolean accord_share_is_rid (const char *text);
gboolean accord_share_is_hash (const char *text);
char *accord_share_read_head (const char *name);
gboolean accord_share_read_snapshot (const char *name, guint64 *stamp, char rid[ACCORD_RID_TEXT + 1]);
gboolean accord_share_is_of_snapshot (const char *name);
gboolean accord_share_is_rest (const char *name, const char *of);
gboolean accord_share_is_safe (const char *path);
gboolean accord_share_is_within (const char *path);
char *accord_share_hash (gconstpointer bytes, gsize size);

G_END_DECLS
