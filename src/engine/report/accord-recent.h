/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-kind.h"

G_BEGIN_DECLS

/**
 * AccordRecent: which records of a workspace the person at this computer opened lately. Kept beside
 * other state of the user, not in the workspace: it is nobody else's business. Main thread.
 */
#define ACCORD_TYPE_RECENT (accord_recent_get_type ())
G_DECLARE_FINAL_TYPE (AccordRecent, accord_recent, ACCORD, RECENT, GObject)

typedef struct {
  int kind;      /* number */
  gint64 id;
  gint64 opened; /* seconds since 1970-01-01 UTC */
} AccordRecentRecord;

AccordRecent *accord_recent_new (const char *workspace_path);
void accord_recent_opened (AccordRecent *self, const AccordKind *kind, gint64 id);
GArray *accord_recent_list (AccordRecent *self);

G_END_DECLS
