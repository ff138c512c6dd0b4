/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assignment.h"

G_BEGIN_DECLS

/* Rules and people as they are read once for a change set: shared by reading, choosing and explaining. */

typedef struct {
  gint64 id;
  gint64 team;
  char *name;
  char *territory; /* or NULL */
  gint64 load;     /* open deals, and what was given out since */
  gboolean away;
} AccordAssignee;

typedef struct {
  gint64 id;
  char *name;
  char *field;  /* NULL: every customer */
  GStrv words;  /* folded */
  char *way;
  gint64 member;
  gint64 team;
  gint64 last;  /* who had the last turn */
  gboolean turned;
} AccordAssignmentRule;

struct _AccordAssigner {
  GArray *people; /* of AccordAssignee, by id */
  GArray *rules;  /* of AccordAssignmentRule, in their order */
};

GStrv accord_assignment_words (const char *text);
AccordAssignee *accord_assigner_person (AccordAssigner *self, gint64 id);
const AccordAssignmentRule *accord_assigner_rule (const AccordAssigner *self, gint64 id);

G_END_DECLS
