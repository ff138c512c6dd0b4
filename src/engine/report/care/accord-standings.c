/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cache of what all buyers together say:
 *
 *   committed (deals, stages, settings) ─▶ stale ─ quiet for 2 s ─▶ fiber: piece, piece, … ─▶ "changed"
 *
 * Pieces are separate reads, so that a list that is opened meanwhile waits for one of them at most. A
 * commit between two of them makes the result stale again, and it is worked out once more. */

#include "accord-config.h"

#include "accord-standings.h"

#include "accord-date.h"
#include "accord-standing-buyers.h"
#include "accord-unread.h"

#define QUIET_MS 2000

struct _AccordStandings {
  GObject parent_instance;

  GWeakRef workspace;
  AccordStore *store;
  AccordStandingScale *scale; /* NULL until the first time */
  DexFuture *making;          /* while it is being worked out */
  gint64 day;                 /* of the scale */
  guint commits;              /* that it depends on */
  guint scale_commits;        /* what that was when the scale was begun */
  guint quiet_source;
  DexFuture *category_sums;   /* what everybody bought of each category; NULL: nobody has asked */
  gint64 sums_day;            /* of those */
  gboolean sums_stale;        /* something was bought or taken back since */
};

G_DEFINE_FINAL_TYPE (AccordStandings, accord_standings, G_TYPE_OBJECT)

static guint changed_signal;

typedef struct {
  GWeakRef standings;
  AccordStore *store;
  char *currency;
  gint64 today;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_weak_ref_clear (&making->standings);
  g_object_unref (making->store);
  g_free (making->currency);
  g_free (making);
}

static DexFuture *
piece_read (AccordReader *reader, gpointer data)
{
  AccordBuyers *buyers = data;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!accord_buyers_read_some (buyers, reader, &done, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_boolean (done);
}

static DexFuture *
scale_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  AccordStandingScale *scale = accord_buyers_scale (data, reader, &error);

  if (scale == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_STANDING_SCALE, scale);
}

static DexFuture *
read_some (const Making *making, AccordReadFunc func, AccordBuyers *buyers)
{
  return accord_store_read_long (making->store, func, accord_buyers_ref (buyers), (GDestroyNotify) accord_buyers_unref);
}

static DexFuture *
make_fiber (gpointer data)
{
  const Making *making = data;
  g_autoptr (AccordBuyers) buyers = accord_buyers_new (making->currency, making->today);
  g_autoptr (GError) error = NULL;
  AccordStandingScale *scale;

  while (!dex_await_boolean (read_some (making, piece_read, buyers), &error))
    if (error != NULL)
      return dex_future_new_for_error (g_steal_pointer (&error));
  scale = dex_await_boxed (read_some (making, scale_read, buyers), &error);
  if (scale == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_STANDING_SCALE, scale);
}

static void wait_for_quiet (AccordStandings *self);

static void
take_scale (AccordStandings *self, AccordStandingScale *scale)
{
  g_clear_pointer (&self->scale, accord_standing_scale_unref);
  self->scale = accord_standing_scale_ref (scale);
  g_signal_emit (self, changed_signal, 0);
  if (self->commits != self->scale_commits)
    wait_for_quiet (self);
}

static DexFuture *
made_cb (DexFuture *future, gpointer data)
{
  const Making *making = data;
  g_autoptr (AccordStandings) self = g_weak_ref_get ((GWeakRef *) &making->standings);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self == NULL)
    return dex_ref (future);
  dex_clear (&self->making);
  if (value != NULL)
    take_scale (self, g_value_get_boxed (value));
  else
    accord_unread_note ("The classes of customers could not be worked out", error);
  return dex_ref (future);
}

static Making *
making_new (AccordStandings *self, AccordWorkspace *workspace)
{
  Making *making = g_new0 (Making, 1);

  g_weak_ref_init (&making->standings, self);
  making->store = g_object_ref (self->store);
  making->currency = g_strdup (accord_workspace_get_currency (workspace));
  making->today = self->day;
  return making;
}

static void
make (AccordStandings *self)
{
  g_autoptr (AccordWorkspace) workspace = g_weak_ref_get (&self->workspace);

  if (self->making != NULL || workspace == NULL)
    return;
  g_clear_handle_id (&self->quiet_source, g_source_remove);
  self->scale_commits = self->commits;
  self->day = accord_date_today ();
  self->making = dex_future_finally (
    dex_scheduler_spawn (NULL, 0, make_fiber, making_new (self, workspace), making_free),
    made_cb, making_new (self, workspace), making_free);
  dex_future_disown (dex_ref (self->making));
}

static void
forget_sums (AccordStandings *self)
{
  dex_clear (&self->category_sums);
  self->sums_stale = FALSE;
}

static gboolean
quiet_cb (gpointer data)
{
  AccordStandings *self = data;

  self->quiet_source = 0;
  if (self->sums_stale)
    forget_sums (self);
  make (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_quiet (AccordStandings *self)
{
  g_clear_handle_id (&self->quiet_source, g_source_remove);
  self->quiet_source = g_timeout_add (QUIET_MS, quiet_cb, self);
}

static void
committed_cb (AccordStandings *self, AccordChangeSet *set)
{
  gboolean lines = accord_change_set_touches (set, &accord_deal_line_kind) || accord_change_set_touches (set, &accord_product_kind);

  if (lines && self->category_sums != NULL)
    {
      self->sums_stale = TRUE;
      wait_for_quiet (self);
    }
  if (!accord_change_set_touches (set, &accord_deal_kind) && !accord_change_set_touches (set, &accord_stage_kind) &&
      !accord_change_set_touches (set, &accord_workspace_kind))
    return;
  self->commits++;
  self->sums_stale = TRUE;
  if (self->scale != NULL)
    wait_for_quiet (self);
}

static void
accord_standings_finalize (GObject *object)
{
  AccordStandings *self = ACCORD_STANDINGS (object);

  g_clear_handle_id (&self->quiet_source, g_source_remove);
  g_clear_pointer (&self->scale, accord_standing_scale_unref);
  dex_clear (&self->making);
  dex_clear (&self->category_sums);
  g_weak_ref_clear (&self->workspace);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (accord_standings_parent_class)->finalize (object);
}

static void
accord_standings_class_init (AccordStandingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_standings_finalize;
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_STANDINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_standings_init (AccordStandings *self)
{
}

static void workspace_gone_cb (gpointer data, GObject *workspace);

static void
gone_cb (gpointer data, GObject *standings)
{
  g_object_set_data (data, "accord-standings", NULL);
  g_object_weak_unref (data, workspace_gone_cb, standings);
}

static void
workspace_gone_cb (gpointer data, GObject *workspace)
{
  g_object_weak_unref (data, gone_cb, workspace);
}

/**
 * accord_standings_of:
 * @workspace: the open file
 *
 * Returns: (transfer full): the workspace's standings, the same while anybody holds them; they do not
 *   keep the workspace
 */
AccordStandings *
accord_standings_of (AccordWorkspace *workspace)
{
  AccordStandings *self;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace), NULL);

  self = g_object_get_data (G_OBJECT (workspace), "accord-standings");
  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (ACCORD_TYPE_STANDINGS, NULL);
  g_weak_ref_init (&self->workspace, workspace);
  self->store = g_object_ref (accord_workspace_get_store (workspace));
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (workspace), "accord-standings", self);
  g_object_weak_ref (G_OBJECT (self), gone_cb, workspace);
  g_object_weak_ref (G_OBJECT (workspace), workspace_gone_cb, self);
  return self;
}

/**
 * accord_standings_read:
 * @self: the standings
 * @customer: id
 *
 * Returns: (transfer full): a future that resolves to an #AccordStanding within milliseconds; without
 *   scores ("scaled" is %FALSE) until all buyers have been looked at, which this begins
 */
DexFuture *
accord_standings_read (AccordStandings *self, gint64 customer)
{
  g_autoptr (AccordWorkspace) workspace = NULL;

  g_return_val_if_fail (ACCORD_IS_STANDINGS (self), NULL);

  workspace = g_weak_ref_get (&self->workspace);
  g_return_val_if_fail (workspace != NULL, NULL);
  if (self->scale == NULL || self->day != accord_date_today ())
    make (self);
  return accord_report_standing (self->store, customer, self->scale, accord_workspace_get_currency (workspace),
                                 accord_date_today ());
}

/**
 * accord_standings_scale:
 * @self: the standings
 *
 * Returns: (transfer full): a future that resolves to an #AccordStandingScale, when it has been worked
 *   out; the one there is at once
 */
DexFuture *
accord_standings_scale (AccordStandings *self)
{
  g_return_val_if_fail (ACCORD_IS_STANDINGS (self), NULL);

  if (self->scale != NULL)
    return dex_future_new_take_boxed (ACCORD_TYPE_STANDING_SCALE, accord_standing_scale_ref (self->scale));
  make (self);
  return dex_ref (self->making);
}

typedef struct {
  AccordStore *store;
  DexFuture *sums;
  char *currency;
  gint64 today;
  gint64 customer;
} Comparing;

static void
comparing_free (gpointer data)
{
  Comparing *comparing = data;

  g_object_unref (comparing->store);
  dex_unref (comparing->sums);
  g_free (comparing->currency);
  g_free (comparing);
}

static DexFuture *
compare_fiber (gpointer data)
{
  const Comparing *comparing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCategorySums) sums = dex_await_boxed (dex_ref (comparing->sums), &error);

  if (sums == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return accord_report_affinity (comparing->store, comparing->customer, sums, comparing->currency, comparing->today);
}

/**
 * accord_standings_affinity:
 * @self: the standings
 * @customer: id
 *
 * What everybody buys is read at the first question, and again a moment after something was bought ("changed");
 * in between the customer is compared with what was read before.
 *
 * Returns: (transfer full): a future that resolves to an #AccordAffinity
 */
DexFuture *
accord_standings_affinity (AccordStandings *self, gint64 customer)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  Comparing *comparing;

  g_return_val_if_fail (ACCORD_IS_STANDINGS (self), NULL);

  workspace = g_weak_ref_get (&self->workspace);
  g_return_val_if_fail (workspace != NULL, NULL);
  if (self->category_sums == NULL || self->sums_day != accord_date_today () || dex_future_is_rejected (self->category_sums))
    {
      forget_sums (self);
      self->sums_day = accord_date_today ();
      self->category_sums = accord_report_category_sums (self->store, accord_workspace_get_currency (workspace), self->sums_day);
    }
  comparing = g_new (Comparing, 1);
  *comparing = (Comparing) { g_object_ref (self->store), dex_ref (self->category_sums),
                             g_strdup (accord_workspace_get_currency (workspace)), self->sums_day, customer };
  return dex_scheduler_spawn (NULL, 0, compare_fiber, comparing, comparing_free);
}
