/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workload.h"

G_BEGIN_DECLS

/* Load and absence of everybody, following the journal. Signal "changed". */
#define ACCORD_TYPE_TEAM_FACTS (accord_team_facts_get_type ())
G_DECLARE_FINAL_TYPE (AccordTeamFacts, accord_team_facts, ACCORD, TEAM_FACTS, GObject)

AccordTeamFacts *accord_team_facts_new (AccordWorkspace *workspace);
const AccordWorkload *accord_team_facts_get_load (AccordTeamFacts *self, gint64 member);
char *accord_team_facts_absence (AccordTeamFacts *self, gint64 member); /* "On leave, 24–28 Nov", or NULL */
char *accord_team_facts_load_words (AccordTeamFacts *self, gint64 member);

G_END_DECLS
