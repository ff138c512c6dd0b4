/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-agenda.h"

G_BEGIN_DECLS

/* A follow-up policy as it is, or as it would be. */
typedef struct {
  gint64 id;       /* 0: not saved */
  char *name;
  char *scope;     /* "all", "lifecycle", "tier", "segment", "industry", "stage", "view" */
  char *value;
  gint64 stage;
  gint64 view;
  gint64 ideal;    /* days */
  gint64 longest;
  char *channel;
  char *text;      /* what to say */
} AccordPolicy;
#define ACCORD_TYPE_POLICY (accord_policy_get_type ())
GType accord_policy_get_type (void) G_GNUC_CONST;
AccordPolicy *accord_policy_copy (const AccordPolicy *policy);
void accord_policy_free (AccordPolicy *policy);
AccordPolicy *accord_policy_from_record (AccordRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPolicy, accord_policy_free)

typedef enum {
  ACCORD_QUIET_NOT,    /* talked to within the ideal interval */
  ACCORD_QUIET_YELLOW, /* longer ago than that */
  ACCORD_QUIET_RED,    /* longer ago than the longest */
} AccordQuietLevel;

/* A customer whom nobody has talked to for longer than its policy says. */
typedef struct {
  AccordAgendaRow row; /* customer, its name, owner, open value; title: the same name */
  AccordQuietLevel level;
  gint64 last_contact; /* day */
  gint64 days;         /* since then */
  guint policy;        /* position among the policies */
} AccordQuietRow;

/* How one customer stands with its policy. */
typedef struct {
  AccordQuietLevel level;
  gint64 days;      /* since the last contact; -1: never, or under no policy */
  gint64 ideal;     /* days, of the policy; 0: under none */
  gint64 longest;
} AccordQuietState;

/* What one policy comes to. */
typedef struct {
  gint64 n;        /* customers that are under it */
  gint64 n_yellow;
  gint64 n_red;
  gint64 n_never;  /* never talked to: nothing to count from */
} AccordQuietCount;

typedef struct {
  gatomicrefcount refs;
  GPtrArray *policies; /* of AccordPolicy, in their order */
  GArray *counts;      /* of AccordQuietCount, one for each */
  GPtrArray *rows;     /* of AccordQuietRow: the red ones first, then by days over; without those who have a step planned */
  gint64 n;            /* how many there are; rows may be fewer */
} AccordQuiet;
#define ACCORD_TYPE_QUIET (accord_quiet_get_type ())
GType accord_quiet_get_type (void) G_GNUC_CONST;
AccordQuiet *accord_quiet_ref (AccordQuiet *self);
void accord_quiet_unref (AccordQuiet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordQuiet, accord_quiet_unref)

AccordQuietLevel accord_quiet_level (gint64 days, gint64 ideal, gint64 longest);
/* @policies: of AccordPolicy, NULL: those of the file. @owners: of gint64, NULL: everybody's. */
DexFuture *accord_report_quiet (AccordStore *store, const char *currency, GPtrArray *policies, GArray *owners, gint64 today, guint most); /* AccordQuiet */

G_END_DECLS
