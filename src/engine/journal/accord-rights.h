/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* How far something goes. */
typedef enum {
  ACCORD_REACH_OWN,
  ACCORD_REACH_TEAM,
  ACCORD_REACH_ALL,
} AccordReach;

/* What whoever sits here may see and do, from the role of that member. Who is nobody, or has no role, may do
 * everything. These are rules of conduct that Accord keeps, not a lock: the file is on this computer, and
 * who sits here is chosen, not proved. */
typedef struct {
  gint64 member; /* 0: nobody was chosen */
  gint64 team;   /* 0: none */
  AccordReach changes; /* customers and deals, by their owner */
  AccordReach sees;    /* ratings and personal goals */
  gboolean goals;      /* sets goals of others */
  gboolean rates;
  gboolean assigns;    /* gives records to others */
  gboolean settings;   /* roles, competencies, assignment and pool */
} AccordRights;

#define ACCORD_TYPE_RIGHTS (accord_rights_get_type ())
GType accord_rights_get_type (void) G_GNUC_CONST;
AccordRights *accord_rights_copy (const AccordRights *rights);
void accord_rights_free (AccordRights *rights);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRights, accord_rights_free)

gboolean accord_rights_read (AccordReader *reader, gint64 member, AccordRights *rights, GError **error);
gboolean accord_rights_reach (const AccordRights *rights, AccordReach reach, gint64 member, gint64 team);
DexFuture *accord_rights_load (AccordWorkspace *workspace); /* AccordRights of who sits here */

/* As shipped, for roles without a record of their own. */
void accord_rights_shipped (const char *role, AccordRights *rights);
const char *accord_rights_shipped_duties (const char *role);
void accord_rights_narrow (AccordRights *rights, AccordRecord *duty);
char *accord_rights_words (const AccordRights *rights);

G_END_DECLS
