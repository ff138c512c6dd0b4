/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-edit.h"
#include "accord-rights.h"

G_BEGIN_DECLS

/* One competency of a member: levels 1 to 5; 0: not rated, or not asked of the role. */
typedef struct {
  gint64 competency;
  char *name;
  char *about;
  char *levels[5]; /* what each looks like, or NULL */
  int target;
  int manager;
  int self;
  gint64 rated_on; /* the newest of the two */
} AccordSkill;

/* The newest ratings of a member against the model of the role (M50). */
typedef struct {
  gboolean visible;   /* FALSE: not for who sits here */
  GPtrArray *skills;  /* of AccordSkill, in the model's order; asked of the role or rated */
  gboolean has_model; /* there are competencies in the file */
  gint64 rated_on;    /* newest; 0: never */
} AccordCompetence;

#define ACCORD_TYPE_COMPETENCE (accord_competence_get_type ())
GType accord_competence_get_type (void) G_GNUC_CONST;
AccordCompetence *accord_competence_copy (const AccordCompetence *competence);
void accord_competence_free (AccordCompetence *competence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCompetence, accord_competence_free)

DexFuture *accord_competence_read (AccordStore *store, gint64 actor, gint64 member); /* AccordCompetence */
int accord_skill_gap (const AccordSkill *skill);
const AccordSkill *accord_competence_widest_gap (const AccordCompetence *competence);
char *accord_skill_need (const AccordSkill *skill);
AccordEdit *accord_skill_training_edit (const AccordSkill *skill, gint64 member, gint64 today);
char *accord_competence_sentence (const AccordCompetence *competence);

G_END_DECLS
