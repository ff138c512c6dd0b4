/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days of one's own: see the header. Each is a record of the kind occasion with a month and a day; the days until a
 * revisit stand in those of the sorts "revisit" and "ticket". The state belongs to the group. */

#include "accord-config.h"

#include "accord-own-days.h"

#include <glib/gi18n-lib.h>
#include "accord-birthday.h"
#include "accord-care-dates.h"
#include "accord-commit.h"
#include "accord-date.h"
#include "accord-group-rows.h"
#include "accord-record-page.h"

#define KIND (&accord_occasion_kind)

#define N_REVISITS 2

/* How many days until somebody is visited again, and after what. */
static const struct {
  const char *type; /* of the occasion */
  const char *name;
  const char *after;
  int days;         /* unless the workspace says otherwise */
} revisits[N_REVISITS] = {
  { "revisit", N_ ("Revisits"), N_ ("After a purchase"), ACCORD_CARE_REVISIT_DAYS },
  { "ticket", N_ ("Revisits After a Ticket"), N_ ("After a ticket was resolved"), ACCORD_CARE_TICKET_DAYS },
};

typedef struct {
  AdwPreferencesGroup *group; /* weak: owns this */
  AccordWorkspace *workspace;
  GPtrArray *rows;            /* of days; owned by the group */
  AdwSpinRow *days[N_REVISITS];
  gint64 days_id[N_REVISITS]; /* occasions; 0: none yet */
  int written[N_REVISITS];    /* days of one that is being made, which stay on show until it is there; 0: none is */
  gboolean filling;
} State;

static void
state_free (gpointer data)
{
  State *self = data;

  g_object_unref (self->workspace);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * accord_own_day_next:
 * @month: 1..12
 * @day: 1..31, of the lunar calendar 1..30; what a month lacks is its last day
 * @lunar: by the Chinese calendar
 * @today: the day it is
 * @next: (out): the day
 *
 * Returns: %FALSE where there is no such day
 */
gboolean
accord_own_day_next (int month, int day, gboolean lunar, gint64 today, gint64 *next)
{
  AccordBirthday found;
  gint64 birth;

  if (!accord_birthday_without_year (month, day, lunar, &birth) || !accord_birthday_next (birth, lunar, today, &found))
    return FALSE;
  *next = found.day;
  return TRUE;
}

static char *
say_next (AccordRecord *record)
{
  gboolean lunar = g_strcmp0 (accord_record_text (record, "calendar"), "lunar") == 0;
  g_autofree char *day = NULL;
  gint64 next;

  if (accord_record_number (record, "off") != 0)
    return g_strdup (_ ("Not kept"));
  if (!accord_own_day_next ((int) accord_record_number (record, "month"), (int) accord_record_number (record, "day"), lunar, accord_date_today (), &next))
    return g_strdup (_ ("There is no such day. Choose another month or day."));
  day = accord_date_format_full (next);
  return lunar ? g_strdup_printf (_ ("Next on %s, by the lunar calendar"), day) : g_strdup_printf (_ ("Next on %s"), day);
}

static AdwNavigationPage *
page_of (State *self, gint64 id)
{
  static const char *const left_out[] = { "type", "days", NULL };
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (self->workspace, KIND, id);

  return accord_record_page_new (self->workspace, entity, left_out);
}

static void
open_cb (GtkWidget *row, State *self)
{
  accord_record_page_push (row, page_of (self, *(gint64 *) g_object_get_data (G_OBJECT (row), "id")));
}

static DexFuture *
added_cb (DexFuture *future, gpointer data)
{
  const AccordChangeSet *set = g_value_get_boxed (dex_future_get_value (future, NULL));
  State *self = g_object_get_data (data, "own-days");
  gint64 id;

  if (accord_change_set_created (set, KIND, &id))
    accord_record_page_push (data, page_of (self, id));
  return dex_ref (future);
}

static void
add_cb (GtkWidget *row, State *self)
{
  AccordEdit *edit = accord_edit_new (_ ("Added a day"));
  gint64 id = accord_edit_create (edit, KIND);
  int year, month, day;

  accord_date_to_ymd (accord_date_today (), &year, &month, &day);
  accord_edit_set_text (edit, KIND, id, "name", _ ("New Day"));
  accord_edit_set_text (edit, KIND, id, "type", "festival");
  accord_edit_set_text (edit, KIND, id, "calendar", "solar");
  accord_edit_set_number (edit, KIND, id, "month", month);
  accord_edit_set_number (edit, KIND, id, "day", day);
  accord_commit_once (row, self->workspace, edit, added_cb, g_object_ref (self->group), g_object_unref);
}

static void revisit_cb (AdwSpinRow *row, GParamSpec *pspec, State *self);

/* Its record is known from now on; what was turned on meanwhile is written into that one. */
static DexFuture *
revisit_made_cb (DexFuture *future, gpointer data)
{
  const AccordChangeSet *set = g_value_get_boxed (dex_future_get_value (future, NULL));
  GtkWidget *group = gtk_widget_get_ancestor (data, ADW_TYPE_PREFERENCES_GROUP); /* NULL: closed meanwhile */
  State *self = group != NULL ? g_object_get_data (G_OBJECT (group), "own-days") : NULL;
  guint of = self != NULL && data == (gpointer) self->days[0] ? 0 : 1;

  int written = self != NULL ? self->written[of] : 0;

  if (self == NULL || !accord_change_set_created (set, KIND, &self->days_id[of]))
    return dex_ref (future);
  self->written[of] = 0;
  if ((int) adw_spin_row_get_value (data) != written)
    revisit_cb (data, NULL, self);
  return dex_ref (future);
}

static void
revisit_cb (AdwSpinRow *row, GParamSpec *pspec, State *self)
{
  guint of = row == self->days[0] ? 0 : 1;
  AccordEdit *edit;
  gint64 id = self->days_id[of];

  if (self->filling)
    return;
  edit = accord_edit_new (_ ("Changed when customers are visited again"));
  if (id == 0)
    {
      id = accord_edit_create (edit, KIND);
      accord_edit_set_text (edit, KIND, id, "name", _ (revisits[of].name));
      accord_edit_set_text (edit, KIND, id, "type", revisits[of].type);
    }
  accord_edit_set_number (edit, KIND, id, "days", (gint64) adw_spin_row_get_value (row));
  if (self->days_id[of] != 0)
    {
      accord_commit (GTK_WIDGET (self->group), self->workspace, edit);
      return;
    }
  if (self->written[of] == 0)
    self->written[of] = (int) adw_spin_row_get_value (row);
  accord_commit_once (GTK_WIDGET (row), self->workspace, edit, revisit_made_cb, g_object_ref (row), g_object_unref);
}

static void
add_day (State *self, AccordRecord *record)
{
  g_autofree char *next = say_next (record);
  GtkWidget *row = accord_open_row_new (accord_record_title (record), next);
  gint64 id = accord_record_id (record);

  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (open_cb), self);
  accord_group_add_row (self->group, self->rows, row);
}

static void
add_last (State *self)
{
  GtkWidget *add = accord_add_row_new (_ ("Add Day"));

  gtk_widget_set_sensitive (add, !accord_workspace_is_read_only (self->workspace));
  g_signal_connect (add, "activated", G_CALLBACK (add_cb), self);
  accord_group_add_row (self->group, self->rows, add);
}

static void
show (State *self, GPtrArray *occasions)
{
  double days[N_REVISITS];

  for (guint of = 0; of < N_REVISITS; of++)
    {
      days[of] = revisits[of].days;
      self->days_id[of] = 0;
    }
  accord_group_clear_rows (self->group, self->rows);
  for (guint i = 0; i < occasions->len; i++)
    {
      AccordRecord *record = occasions->pdata[i];
      const char *type = accord_record_text (record, "type");

      for (guint of = 0; of < N_REVISITS; of++)
        if (g_strcmp0 (type, revisits[of].type) == 0)
          {
            self->days_id[of] = accord_record_id (record);
            days[of] = accord_record_number (record, "days") > 0 ? (double) accord_record_number (record, "days") : days[of];
          }
      if (g_strcmp0 (type, "festival") == 0 && accord_record_text (record, "festival") == NULL)
        add_day (self, record);
    }
  add_last (self);
  self->filling = TRUE;
  for (guint of = 0; of < N_REVISITS; of++)
    if (self->written[of] == 0)
      adw_spin_row_set_value (self->days[of], days[of]);
  self->filling = FALSE;
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  State *self = g_object_get_data (data, "own-days");

  if (self != NULL)
    show (self, g_value_get_boxed (dex_future_get_value (future, NULL)));
  return dex_ref (future);
}

static void
load (AdwPreferencesGroup *group)
{
  State *self = g_object_get_data (G_OBJECT (group), "own-days");
  g_autoptr (AccordQuery) query = accord_query_new (KIND);

  accord_query_set_sort (query, "name", FALSE, NULL);
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (group),
    dex_future_then (accord_store_select (accord_workspace_get_store (self->workspace), query), read_cb, g_object_ref (group), g_object_unref)));
}

static void
committed_cb (AdwPreferencesGroup *group, const AccordChangeSet *set)
{
  if (accord_change_set_touches (set, KIND))
    load (group);
}

static GtkWidget *
make_revisit (State *self, guint of)
{
  GtkWidget *row = adw_spin_row_new_with_range (1, 365, 1);

  self->days[of] = ADW_SPIN_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Days Until a Revisit"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (revisits[of].after));
  adw_spin_row_set_value (self->days[of], revisits[of].days);
  gtk_widget_set_sensitive (row, !accord_workspace_is_read_only (self->workspace));
  g_signal_connect (row, "notify::value", G_CALLBACK (revisit_cb), self);
  return row;
}

/**
 * accord_own_days_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the group
 */
AdwPreferencesGroup *
accord_own_days_new (AccordWorkspace *workspace)
{
  GtkWidget *group = adw_preferences_group_new ();
  State *self = g_new0 (State, 1);

  self->group = ADW_PREFERENCES_GROUP (group);
  self->workspace = g_object_ref (workspace);
  self->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (group), "own-days", self, state_free);
  adw_preferences_group_set_title (self->group, _ ("Days of Your Own"));
  adw_preferences_group_set_description (self->group, _ ("Such as the day your company was founded: greeted like a festival, every year."));
  self->filling = TRUE;
  for (guint of = 0; of < N_REVISITS; of++)
    adw_preferences_group_add (self->group, make_revisit (self, of));
  self->filling = FALSE;
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), group, G_CONNECT_SWAPPED);
  load (self->group);
  return self->group;
}
