/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A process that is shipped (domain.md §4.3), as data. Texts are N_(). */
typedef struct {
  const char *title;
  const char *type;     /* of a stage_criterion */
  const char *path;     /* field */
  const char *activity; /* activity */
  const char *role;     /* approval */
} AccordTemplateCriterion;

typedef struct {
  const char *name;
  const char *outcome;
  const char *aim;
  int probability;      /* per cent */
  int idle_limit;       /* days, 0: none */
  const char *category;
  const char *owner_role;
  const AccordTemplateCriterion *criteria; /* before leaving, on hold before entering; ended by a NULL title; NULL: none */
} AccordTemplateStage;

typedef struct {
  const char *id;
  const char *name;
  const char *about;
  const AccordTemplateStage *stages; /* ended by a NULL name */
  gboolean enforced;    /* its conditions hold deals back */
} AccordPipelineTemplate;

const AccordPipelineTemplate *accord_pipeline_templates (guint *n_templates);
const AccordTemplateCriterion *accord_rest_criterion (void);
const char *const *accord_loss_reason_names (void); /* N_(); the last one asks for a note */

G_END_DECLS
