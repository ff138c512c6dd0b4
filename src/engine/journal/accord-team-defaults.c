/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The competency model of the articles (M50) in the user's language: what each of five levels looks like,
 * and what each role asks for. Written into a file when somebody wants it, and theirs to change then. */

#include "accord-config.h"

#include "accord-team-defaults.h"

#include <glib/gi18n-lib.h>

#include "accord-choices.h"
#include "accord-rank.h"
#include "accord-rights.h"

typedef struct {
  const char *name;
  const char *about;
  const char *levels[5];
  int targets[4]; /* representative, manager, marketing, service */
} Shipped;

static const Shipped competencies[] = {
  { N_ ("Communication"), N_ ("Listens, asks, explains and negotiates so that the other side feels understood."),
    { N_ ("Talks about the product; hears little of what is said."),
      N_ ("Listens and answers questions; misses what is not said."),
      N_ ("Asks open questions, sums up what was said and confirms it in writing."),
      N_ ("Adapts to each person; handles objections calmly; negotiates without giving away more than needed."),
      N_ ("Wins over difficult groups; others learn from these talks.") },
    { 4, 4, 3, 4 } },
  { N_ ("Teamwork"), N_ ("Shares knowledge and customers, keeps promises, helps others to win."),
    { N_ ("Works alone; others learn of things late."),
      N_ ("Answers when asked; shares little unasked."),
      N_ ("Keeps records others can work with; keeps promises to colleagues."),
      N_ ("Offers help, shares cases, hands over cleanly."),
      N_ ("Makes the whole team better; is asked for advice.") },
    { 3, 4, 3, 4 } },
  { N_ ("Setting and reaching goals"), N_ ("Turns a goal into steps, follows them, and corrects in time."),
    { N_ ("Works without a plan; is surprised by the quarter's end."),
      N_ ("Knows the goal; plans from day to day."),
      N_ ("Has a weekly plan that leads to the goal; every deal has a next step."),
      N_ ("Sees gaps early and fills them; forecasts are right within a tenth."),
      N_ ("Sets demanding goals and reaches them again and again.") },
    { 3, 5, 3, 3 } },
  { N_ ("Market analysis"), N_ ("Knows customers, competitors and trends, and draws conclusions."),
    { N_ ("Knows the own products only."),
      N_ ("Knows the main competitors by name."),
      N_ ("Can say where each competitor is stronger and weaker; segments the own customers."),
      N_ ("Notes what changes in the market and acts on it before others do."),
      N_ ("Finds new segments; the company plans by these findings.") },
    { 2, 4, 5, 2 } },
  { N_ ("Selling"), N_ ("Leads a deal from the first contact to the contract, step by step."),
    { N_ ("Follows a script; needs help to close."),
      N_ ("Closes simple deals; loses sight of complex ones."),
      N_ ("Finds needs, decision makers and criteria; proposes what fits; closes on their own."),
      N_ ("Leads deals with many people involved; sells value instead of price."),
      N_ ("Wins the deals nobody expected; teaches others how.") },
    { 4, 4, 2, 2 } },
  { N_ ("Product knowledge"), N_ ("Knows what the products do for the customer, and what they do not."),
    { N_ ("Reads from the brochure."),
      N_ ("Answers common questions."),
      N_ ("Shows how a product solves the problem at hand; knows its limits."),
      N_ ("Designs solutions from several products; trains customers."),
      N_ ("Shapes the products with what customers need.") },
    { 3, 3, 4, 4 } },
};

static const char *const levels[] = { "level_one", "level_two", "level_three", "level_four", "level_five" };
static const char *const targets[] = { "target_representative", "target_manager", "target_marketing", "target_service" };

static void
add_competency (AccordEdit *edit, const Shipped *shipped, const char *rank)
{
  const AccordKind *kind = &accord_competency_kind;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "name", _ (shipped->name));
  accord_edit_set_text (edit, kind, id, "about", _ (shipped->about));
  accord_edit_set_text (edit, kind, id, "rank", rank);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    accord_edit_set_text (edit, kind, id, levels[i], _ (shipped->levels[i]));
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    accord_edit_set_number (edit, kind, id, targets[i], shipped->targets[i]);
}

/**
 * accord_team_defaults_competencies:
 *
 * Returns: (transfer full): an edit that adds the shipped competencies, in the user's language
 */
AccordEdit *
accord_team_defaults_competencies (void)
{
  AccordEdit *edit = accord_edit_new (_ ("Added the usual competencies"));
  g_autofree char *rank = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (competencies); i++)
    {
      g_autofree char *next = accord_rank_between (rank, NULL);

      add_competency (edit, &competencies[i], next);
      g_set_str (&rank, next);
    }
  return edit;
}

/**
 * accord_team_defaults_duties:
 *
 * Returns: (transfer full): an edit that writes the shipped roles into the file, to be changed there
 */
AccordEdit *
accord_team_defaults_duties (void)
{
  AccordEdit *edit = accord_edit_new (_ ("Added the usual roles"));

  for (guint i = 0; accord_member_role_choices[i].value != NULL; i++)
    {
      const char *role = accord_member_role_choices[i].value;
      gint64 id = accord_edit_create (edit, &accord_duty_kind);
      AccordRights rights;

      accord_rights_shipped (role, &rights);
      accord_edit_set_text (edit, &accord_duty_kind, id, "role", role);
      accord_edit_set_text (edit, &accord_duty_kind, id, "duties", accord_rights_shipped_duties (role));
      accord_edit_set_text (edit, &accord_duty_kind, id, "changes", "all");
      accord_edit_set_text (edit, &accord_duty_kind, id, "sees", rights.sees == ACCORD_REACH_ALL ? "all" : "own");
      accord_edit_set_text (edit, &accord_duty_kind, id, "goals", rights.goals ? "yes" : "no");
      accord_edit_set_text (edit, &accord_duty_kind, id, "rates", rights.rates ? "yes" : "no");
      accord_edit_set_text (edit, &accord_duty_kind, id, "assigns", rights.assigns ? "yes" : "no");
      accord_edit_set_text (edit, &accord_duty_kind, id, "settings", rights.settings ? "yes" : "no");
    }
  return edit;
}
