/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-kind.h"

G_BEGIN_DECLS

/**
 * AccordVisits: which records of a workspace the person at this computer opened lately. Kept beside
 * other state of the user, not in the workspace: it is nobody else's business. Main thread.
 */
#define ACCORD_TYPE_VISITS (accord_visits_get_type ())
G_DECLARE_FINAL_TYPE (AccordVisits, accord_visits, ACCORD, VISITS, GObject)

typedef struct {
  int kind;      /* number */
  gint64 id;
  gint64 opened; /* seconds since 1970-01-01 UTC */
} AccordVisit;

AccordVisits *accord_visits_new (const char *workspace_path);
void accord_visits_opened (AccordVisits *self, const AccordKind *kind, gint64 id);
GArray *accord_visits_list (AccordVisits *self);

G_END_DECLS
