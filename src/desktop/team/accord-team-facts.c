/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * AccordTeamFacts:
 *
 * What is shown of people beside their figures: how much they have to do, and whether they are away today or
 * within two weeks. Main thread.
 */

#include "accord-config.h"

#include "accord-team-facts.h"

#include <glib/gi18n-lib.h>

#include "accord-frame-call.h"
#include "accord-unread.h"

#define AHEAD 14 /* days */

struct _AccordTeamFacts {
  GObject parent_instance;

  AccordWorkspace *workspace;
  GPtrArray *loads;    /* of AccordWorkload, or NULL */
  GPtrArray *absences; /* of AccordRecord, by first day, or NULL */
  AccordFrameCall due;
  gulong committed_id;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (AccordTeamFacts, accord_team_facts, G_TYPE_OBJECT)

static DexFuture *
loads_cb (DexFuture *future, gpointer data)
{
  AccordTeamFacts *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->workspace == NULL)
    return dex_future_new_true ();
  if (value == NULL)
    accord_unread_note ("The load of the team cannot be read", error);
  g_clear_pointer (&self->loads, g_ptr_array_unref);
  self->loads = value != NULL ? g_value_dup_boxed (value) : NULL;
  g_signal_emit (self, changed_signal, 0);
  return dex_future_new_true ();
}

static DexFuture *
absences_cb (DexFuture *future, gpointer data)
{
  AccordTeamFacts *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->workspace == NULL)
    return dex_future_new_true ();
  if (value == NULL)
    accord_unread_note ("Absences cannot be read", error);
  g_clear_pointer (&self->absences, g_ptr_array_unref);
  self->absences = value != NULL ? g_value_dup_boxed (value) : NULL;
  g_signal_emit (self, changed_signal, 0);
  return dex_future_new_true ();
}

static void
read_due (gpointer data)
{
  AccordTeamFacts *self = data;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_absence_kind);
  gint64 today = accord_date_today ();

  accord_query_add_number (query, "ends_on", ACCORD_OP_AT_LEAST, today);
  accord_query_add_number (query, "begins_on", ACCORD_OP_AT_MOST, today + AHEAD);
  if (!accord_query_set_sort (query, "begins_on", FALSE, NULL))
    g_critical ("Absences cannot be put in order");
  dex_future_disown (dex_future_finally (accord_workload_read (store, 0, today), loads_cb, g_object_ref (self), g_object_unref));
  dex_future_disown (dex_future_finally (accord_store_select (store, query), absences_cb, g_object_ref (self), g_object_unref));
}

static void
committed_cb (AccordJournal *journal, AccordChangeSet *changes, gpointer data)
{
  static const AccordKind *const kinds[] = { &accord_activity_kind, &accord_absence_kind, &accord_member_kind, &accord_deal_kind };
  AccordTeamFacts *self = data;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (accord_change_set_touches (changes, kinds[i]))
      {
        accord_frame_call_queue (&self->due);
        return;
      }
}

static void
accord_team_facts_dispose (GObject *object)
{
  AccordTeamFacts *self = ACCORD_TEAM_FACTS (object);

  accord_frame_call_clear (&self->due);
  if (self->workspace != NULL)
    g_clear_signal_handler (&self->committed_id, accord_workspace_get_journal (self->workspace));
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->loads, g_ptr_array_unref);
  g_clear_pointer (&self->absences, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_team_facts_parent_class)->dispose (object);
}

static void
accord_team_facts_class_init (AccordTeamFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_team_facts_dispose;
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_TEAM_FACTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_team_facts_init (AccordTeamFacts *self)
{
  accord_frame_call_init (&self->due, read_due, self);
}

/**
 * accord_team_facts_new:
 * @workspace: the open file
 *
 * Returns: (transfer full): facts that are being read
 */
AccordTeamFacts *
accord_team_facts_new (AccordWorkspace *workspace)
{
  AccordTeamFacts *self = g_object_new (ACCORD_TYPE_TEAM_FACTS, NULL);

  self->workspace = g_object_ref (workspace);
  self->committed_id = g_signal_connect (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self);
  read_due (self);
  return self;
}

/**
 * accord_team_facts_get_load:
 *
 * Returns: (transfer none) (nullable): what a member has to do, until the next "changed"
 */
const AccordWorkload *
accord_team_facts_get_load (AccordTeamFacts *self, gint64 member)
{
  for (guint i = 0; self->loads != NULL && i < self->loads->len; i++)
    if (((const AccordWorkload *) self->loads->pdata[i])->member == member)
      return self->loads->pdata[i];
  return NULL;
}

/**
 * accord_team_facts_absence:
 *
 * Returns: (transfer full) (nullable): whether a member is away, or soon will be
 */
char *
accord_team_facts_absence (AccordTeamFacts *self, gint64 member)
{
  for (guint i = 0; self->absences != NULL && i < self->absences->len; i++)
    {
      AccordRecord *record = self->absences->pdata[i];
      g_autofree char *type = NULL, *from = NULL, *to = NULL;

      if (accord_record_number (record, "member") != member)
        continue;
      type = accord_record_format (record, "type");
      from = accord_date_format (accord_record_number (record, "begins_on"));
      to = accord_date_format (accord_record_number (record, "ends_on"));
      if (g_str_equal (from, to))
        return g_strdup_printf ("%s, %s", type, from);
      /* Translators: why somebody is away, from and until: "On leave, 24 Nov – 28 Nov" */
      return g_strdup_printf (_("%1$s, %2$s – %3$s"), type, from, to);
    }
  return NULL;
}

/**
 * accord_team_facts_load_words:
 *
 * Returns: (transfer full): "14 of 20 open deals · 34 this week"
 */
char *
accord_team_facts_load_words (AccordTeamFacts *self, gint64 member)
{
  const AccordWorkload *load = accord_team_facts_get_load (self, member);
  gint64 week = load != NULL ? accord_workload_week (load, 0) : 0;
  g_autofree char *deals = NULL;

  if (load == NULL)
    return g_strdup ("");
  deals = load->deal_limit > 0 ? g_strdup_printf (_("%1$d of %2$d open deals"), (int) load->open_deals, (int) load->deal_limit)
                               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d open deal", "%d open deals", (gulong) load->open_deals), (int) load->open_deals);
  /* Translators: open deals, and activities planned this week */
  return g_strdup_printf (_("%1$s · %2$d this week"), deals, (int) week);
}
