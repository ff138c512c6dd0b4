/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What roles may see and do: read for the journal's rules (accord-rights-rules.c), for reports that hold
 * private things, and for windows that would otherwise offer what is refused. Any reader's thread. */

#include "accord-config.h"

#include "accord-rights.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (AccordRights, accord_rights, accord_rights_copy, accord_rights_free)

AccordRights *
accord_rights_copy (const AccordRights *rights)
{
  return g_memdup2 (rights, sizeof *rights);
}

void
accord_rights_free (AccordRights *rights)
{
  g_free (rights);
}

static const struct {
  const char *role;
  AccordReach sees;
  gboolean goals, rates, settings;
  const char *duties;
} shipped[] = {
  { "manager", ACCORD_REACH_ALL, TRUE, TRUE, TRUE,
    N_("Sets goals and splits them fairly; keeps the process and the pipeline clean; coaches every member once a week; "
       "removes obstacles; answers for the forecast.") },
  { "representative", ACCORD_REACH_OWN, FALSE, FALSE, FALSE,
    N_("Finds and wins customers; understands their needs; keeps every deal's next step and figures true; reaches the "
       "personal goal; shares what was learnt.") },
  { "marketing", ACCORD_REACH_OWN, FALSE, FALSE, FALSE,
    N_("Knows market and competitors; brings qualified leads; provides material and campaigns; measures what they "
       "cost and bring.") },
  { "service", ACCORD_REACH_OWN, FALSE, FALSE, FALSE,
    N_("Answers questions and complaints in time; keeps customers content after the sale; tells sales about needs "
       "and risks; revisits buyers.") },
};

/**
 * accord_rights_shipped:
 * @role: (nullable): as members have it
 * @rights: (out): what it may see and do unless the workspace says otherwise
 */
void
accord_rights_shipped (const char *role, AccordRights *rights)
{
  *rights = (AccordRights) { .changes = ACCORD_REACH_ALL, .sees = ACCORD_REACH_ALL, .goals = TRUE, .rates = TRUE,
                             .assigns = TRUE, .settings = TRUE };
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    if (g_strcmp0 (shipped[i].role, role) == 0)
      {
        rights->sees = shipped[i].sees;
        rights->goals = shipped[i].goals;
        rights->rates = shipped[i].rates;
        rights->settings = shipped[i].settings;
      }
}

/**
 * accord_rights_shipped_duties:
 * @role: (nullable): as members have it
 *
 * Returns: (transfer none) (nullable): what the role is there for, translated
 */
const char *
accord_rights_shipped_duties (const char *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    if (g_strcmp0 (shipped[i].role, role) == 0)
      return _(shipped[i].duties);
  return NULL;
}

static AccordReach
reach_of (const char *text, AccordReach otherwise)
{
  return g_strcmp0 (text, "own") == 0    ? ACCORD_REACH_OWN
         : g_strcmp0 (text, "team") == 0 ? ACCORD_REACH_TEAM
         : g_strcmp0 (text, "all") == 0  ? ACCORD_REACH_ALL
                                         : otherwise;
}

static gboolean
answer_of (const char *text, gboolean otherwise)
{
  return g_strcmp0 (text, "yes") == 0 || (otherwise && g_strcmp0 (text, "no") != 0);
}

/**
 * accord_rights_narrow:
 * @rights: as shipped for a role
 * @duty: what the workspace says of that role; what is empty there stays as shipped
 */
void
accord_rights_narrow (AccordRights *rights, AccordRecord *duty)
{
  rights->changes = reach_of (accord_record_text (duty, "changes"), rights->changes);
  rights->sees = reach_of (accord_record_text (duty, "sees"), rights->sees);
  rights->goals = answer_of (accord_record_text (duty, "goals"), rights->goals);
  rights->rates = answer_of (accord_record_text (duty, "rates"), rights->rates);
  rights->assigns = answer_of (accord_record_text (duty, "assigns"), rights->assigns);
  rights->settings = answer_of (accord_record_text (duty, "settings"), rights->settings);
}

/**
 * accord_rights_words:
 * @rights: of a role
 *
 * Returns: (transfer full): "May change customers and deals: Everybody's · Sees ratings and personal goals: Their own · …"
 */
char *
accord_rights_words (const AccordRights *rights)
{
  static const char *const reaches[] = { "own", "team", "all" };
  const struct {
    const char *field;
    const char *value;
  } said[] = { { "changes", reaches[rights->changes] }, { "sees", reaches[rights->sees] },          { "goals", rights->goals ? "yes" : "no" },
               { "rates", rights->rates ? "yes" : "no" }, { "assigns", rights->assigns ? "yes" : "no" }, { "settings", rights->settings ? "yes" : "no" } };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      const AccordField *field = &accord_duty_kind.fields[accord_kind_find (&accord_duty_kind, said[i].field)];

      g_string_append_printf (words, "%s%s: %s", i > 0 ? " · " : "", accord_field_label (field), accord_field_choice_label (field, said[i].value));
    }
  return g_string_free_and_steal (words);
}

static AccordRecord *
load_first (AccordReader *reader, AccordQuery *query, GError **error)
{
  g_autoptr (AccordIds) ids = accord_reader_find_now (reader, query, error);
  g_autoptr (GPtrArray) records = NULL;

  if (ids == NULL || ids->n_ids == 0)
    return NULL;
  records = accord_reader_load (reader, accord_query_kind (query), ids->ids, 1, error);
  return records != NULL && records->pdata[0] != NULL ? accord_record_ref (records->pdata[0]) : NULL;
}

/**
 * accord_rights_read:
 * @member: who sits here; 0: nobody
 * @rights: (out): what that member may see and do
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_rights_read (AccordReader *reader, gint64 member, AccordRights *rights, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_duty_kind);
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (AccordRecord) duty = NULL;
  g_autoptr (GError) failed = NULL;
  AccordRecord *record;
  const char *role;

  accord_rights_shipped (NULL, rights);
  members = member != 0 ? accord_reader_load (reader, &accord_member_kind, &member, 1, &failed) : NULL;
  record = members != NULL ? members->pdata[0] : NULL;
  role = record != NULL ? accord_record_text (record, "role") : NULL;
  if (role == NULL)
    return accord_error_pass (error, &failed);
  accord_rights_shipped (role, rights);
  rights->member = member;
  rights->team = accord_record_number (record, "team");
  accord_query_add_text (query, "role", ACCORD_OP_IS, role);
  duty = load_first (reader, query, &failed);
  if (duty == NULL)
    return accord_error_pass (error, &failed);
  accord_rights_narrow (rights, duty);
  return TRUE;
}

/**
 * accord_rights_reach:
 * @reach: one of the two of @rights
 * @member: whose it is; 0: nobody's
 * @team: the team of that member
 *
 * Returns: whether it is within reach
 */
gboolean
accord_rights_reach (const AccordRights *rights, AccordReach reach, gint64 member, gint64 team)
{
  if (reach == ACCORD_REACH_ALL || rights->member == 0 || member == 0 || member == rights->member)
    return TRUE;
  return reach == ACCORD_REACH_TEAM && rights->team != 0 && team == rights->team;
}

static DexFuture *
load_job (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  AccordRights rights;

  if (!accord_rights_read (reader, *(gint64 *) data, &rights, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_RIGHTS, accord_rights_copy (&rights));
}

/**
 * accord_rights_load:
 * @workspace: the open file
 *
 * Returns: (transfer full): a future that resolves to the #AccordRights of who sits here
 */
DexFuture *
accord_rights_load (AccordWorkspace *workspace)
{
  gint64 member = accord_journal_get_actor (accord_workspace_get_journal (workspace));

  return accord_store_read (accord_workspace_get_store (workspace), load_job, g_memdup2 (&member, sizeof member), g_free);
}
