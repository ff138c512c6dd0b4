/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTodayList: see the header. Main thread; one reading at a time of each kind, and an answer that a
 * newer question has overtaken is dropped.
 *
 *   agenda (index, a few ms) ─────────────▶ groups overdue, day, done ─┐
 *   unplanned, quiet, care, to verify,
 *   decisions to look at again ───────────▶ groups behind them ────────┴▶ items, the same objects as before
 *     (long reader; but for care and decisions only today)                               where they stand for the same
 *
 * Somebody who opens the page sees a dozen lines: the first of each group are read, and shown, before anything else is
 * asked for.
 */

#include "accord-config.h"

#include "accord-today-list-private.h"

#include "accord-date.h"

/* GtkListView makes a row for each of the first two hundred lines, seen or not, in the turn that it hears of them, and tells
 * the screen reader of each. */
#define AT_ONCE 30
#define VIEW_ROWS 200

static void accord_today_list_model_init (GListModelInterface *iface);
static void accord_today_list_section_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordTodayList, accord_today_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, accord_today_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, accord_today_list_section_init))

static guint read_signal;

static GType
accord_today_list_get_item_type (GListModel *model)
{
  return ACCORD_TYPE_TODAY_ITEM;
}

static guint
accord_today_list_get_n_items (GListModel *model)
{
  return ACCORD_TODAY_LIST (model)->items->len;
}

static gpointer
accord_today_list_get_item (GListModel *model, guint position)
{
  AccordTodayList *self = ACCORD_TODAY_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
accord_today_list_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  AccordTodayList *self = ACCORD_TODAY_LIST (model);
  AccordTodayGroup group;

  if (position >= self->items->len)
    {
      *start = self->items->len;
      *end = G_MAXUINT;
      return;
    }
  group = accord_today_item_get_group (self->items->pdata[position]);
  *start = self->starts[group];
  for (*end = position + 1; *end < self->items->len; ++*end)
    if (accord_today_item_get_group (self->items->pdata[*end]) != group)
      break;
}

static void
accord_today_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = accord_today_list_get_item_type;
  iface->get_n_items = accord_today_list_get_n_items;
  iface->get_item = accord_today_list_get_item;
}

static void
accord_today_list_section_init (GtkSectionModelInterface *iface)
{
  iface->get_section = accord_today_list_get_section;
}

/* Only what lies between the first and the last difference is told as changed. */
static void
show (AccordTodayList *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) old = self->items;
  guint before = 0, behind = 0, shorter = MIN (old->len, items->len);

  while (before < shorter && old->pdata[before] == items->pdata[before])
    before++;
  while (behind < shorter - before && old->pdata[old->len - 1 - behind] == items->pdata[items->len - 1 - behind])
    behind++;
  self->items = items;
  for (guint i = items->len; i > 0; i--)
    self->starts[accord_today_item_get_group (items->pdata[i - 1])] = i - 1;
  if (before + behind < old->len || before + behind < items->len)
    g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before - behind, items->len - before - behind);
}

/* The next few of all lines, or those that are left. */
static void
show_more (AccordTodayList *self)
{
  guint n = self->items->len + AT_ONCE;
  GPtrArray *items;

  if (n > VIEW_ROWS || n > self->all->len)
    n = self->all->len;
  items = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_object_ref (self->all->pdata[i]));
  show (self, items);
  if (n < self->all->len)
    accord_frame_call_queue (&self->more_due);
}

static void
more_due (gpointer data)
{
  AccordTodayList *self = data;

  show_more (self);
  if (self->items->len == self->all->len)
    g_signal_emit (self, read_signal, 0);
}

/* What was read becomes lines. */
void
accord_today_list_rebuild (AccordTodayList *self)
{
  accord_frame_call_clear (&self->more_due);
  g_ptr_array_unref (self->all);
  self->all = accord_today_list_build (self);
  show_more (self);
  g_signal_emit (self, read_signal, 0);
}

void
accord_today_list_fail (AccordTodayList *self, const GError *error)
{
  g_set_str (&self->error, error->message);
  g_signal_emit (self, read_signal, 0);
}

static void
midnight_cb (gpointer data)
{
  accord_today_list_refresh (data);
}

static gboolean
touches_any (AccordChangeSet *changes, const AccordKind *const *kinds, guint n)
{
  for (guint i = 0; i < n; i++)
    if (accord_change_set_touches (changes, kinds[i]))
      return TRUE;
  return FALSE;
}

/* A change of any of these may change what there is to do. */
static void
committed_cb (AccordTodayList *self, AccordChangeSet *changes)
{
  const AccordKind *const kinds[] = { &accord_activity_kind, &accord_deal_kind, &accord_customer_kind, &accord_task_item_kind,
                                      &accord_stage_kind, &accord_contact_policy_kind, &accord_contact_kind };
  const AccordKind *const of_care[] = { &accord_contract_kind, &accord_occasion_kind, &accord_template_kind, &accord_letter_kind,
                                        &accord_ticket_kind };
  const AccordKind *const of_review[] = { &accord_decision_kind, &accord_ticket_kind, &accord_contract_kind, &accord_workspace_kind };

  if (self->resting)
    {
      self->stale = TRUE;
      return;
    }
  if (touches_any (changes, kinds, G_N_ELEMENTS (kinds)))
    {
      accord_frame_call_queue (&self->agenda_due);
      accord_frame_call_queue_after (&self->slow_due, ACCORD_TODAY_REST_MS);
    }
  else if (touches_any (changes, of_care, G_N_ELEMENTS (of_care)))
    accord_today_list_read_part (self, ACCORD_TODAY_PART_CARE); /* at once: one was passed over here */
  if (touches_any (changes, of_review, G_N_ELEMENTS (of_review)))
    accord_today_list_read_part (self, ACCORD_TODAY_PART_REVIEW);
}

static void
accord_today_list_dispose (GObject *object)
{
  AccordTodayList *self = ACCORD_TODAY_LIST (object);

  accord_midnight_stop (&self->midnight);
  accord_frame_call_clear (&self->agenda_due);
  accord_frame_call_clear (&self->slow_due);
  accord_frame_call_clear (&self->behind_due);
  accord_frame_call_clear (&self->more_due);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_today_list_parent_class)->dispose (object);
}

static void
accord_today_list_finalize (GObject *object)
{
  AccordTodayList *self = ACCORD_TODAY_LIST (object);

  for (int i = 0; i < ACCORD_TODAY_N_PARTS; i++)
    accord_today_part_clear (&self->parts[i]);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->all);
  g_hash_table_unref (self->by_key);
  g_clear_pointer (&self->owners, g_array_unref);
  g_free (self->error);
  G_OBJECT_CLASS (accord_today_list_parent_class)->finalize (object);
}

static void
accord_today_list_class_init (AccordTodayListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_today_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_today_list_finalize;
  read_signal = g_signal_new ("read", ACCORD_TYPE_TODAY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_today_list_init (AccordTodayList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->today = self->day = accord_date_today ();
  accord_frame_call_init (&self->agenda_due, accord_today_list_read_agenda, self);
  accord_frame_call_init (&self->slow_due, accord_today_list_read_slow, self);
  accord_frame_call_init (&self->behind_due, accord_today_list_read_behind, self);
  accord_frame_call_init (&self->more_due, more_due, self);
}

/**
 * accord_today_list_new:
 * @workspace: the open file
 *
 * Returns: (transfer full): a list that is empty until whose things it shows is said
 */
AccordTodayList *
accord_today_list_new (AccordWorkspace *workspace)
{
  AccordTodayList *self = g_object_new (ACCORD_TYPE_TODAY_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  accord_midnight_start (&self->midnight, midnight_cb, self);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_today_list_set_resting:
 * @self: a list
 * @resting: whether nobody sees it yet: nothing is read then but by accord_today_list_read_ahead(), and everything once
 *   it is seen
 */
void
accord_today_list_set_resting (AccordTodayList *self, gboolean resting)
{
  g_return_if_fail (ACCORD_IS_TODAY_LIST (self));

  if (self->resting == resting)
    return;
  self->resting = resting;
  if (resting)
    return;
  if (self->stale || accord_today_list_get_agenda (self) == NULL || self->today != accord_date_today ())
    accord_today_list_refresh (self);
  else
    {
      self->slow_waits = TRUE;
      accord_today_list_go_on_behind (self, FALSE);
    }
}

/**
 * accord_today_list_refresh:
 * @self: a list
 *
 * Reads everything anew; what is read stays until then.
 */
void
accord_today_list_refresh (AccordTodayList *self)
{
  g_return_if_fail (ACCORD_IS_TODAY_LIST (self));

  self->stale = self->resting;
  if (self->resting)
    return;
  accord_today_list_read_agenda (self);
  self->slow_waits = accord_today_list_get_agenda (self) == NULL;
  if (!self->slow_waits)
    accord_today_list_read_slow (self);
}

/**
 * accord_today_list_set_day:
 * @self: a list
 * @day: the day that is looked at
 */
void
accord_today_list_set_day (AccordTodayList *self, gint64 day)
{
  g_return_if_fail (ACCORD_IS_TODAY_LIST (self));

  if (self->day == day)
    return;
  self->day = day;
  self->done_shown = day != self->today;
  self->parts[ACCORD_TODAY_PART_CARE].reading = FALSE; /* another day's are dropped */
  self->parts[ACCORD_TODAY_PART_REVIEW].reading = FALSE;
  accord_today_list_refresh (self);
}

/**
 * accord_today_list_set_owners:
 * @self: a list
 * @owners: (nullable) (element-type gint64): whose things; %NULL: everybody's
 */
void
accord_today_list_set_owners (AccordTodayList *self, GArray *owners)
{
  g_return_if_fail (ACCORD_IS_TODAY_LIST (self));

  g_clear_pointer (&self->owners, g_array_unref);
  self->owners = owners != NULL ? g_array_ref (owners) : NULL;
  for (int i = 0; i < ACCORD_TODAY_N_PARTS; i++)
    {
      self->parts[i].most = 0;
      self->parts[i].reading = FALSE; /* others' answers are dropped */
    }
  if (self->ahead && self->resting)
    accord_today_list_forget_ahead (self);
  accord_today_list_refresh (self);
}

/**
 * accord_today_list_show_more:
 * @self: a list
 * @group: one that is not shown whole
 *
 * Reads ten times as many of it.
 */
void
accord_today_list_show_more (AccordTodayList *self, AccordTodayGroup group)
{
  int index = accord_today_part_of (group);
  AccordTodayPart *part = &self->parts[index];

  part->most = 10 * MAX (part->most, accord_today_list_most (index));
  accord_today_list_read_part (self, index);
}

/**
 * accord_today_list_set_done_shown:
 * @self: a list
 * @shown: whether what is done is listed
 */
void
accord_today_list_set_done_shown (AccordTodayList *self, gboolean shown)
{
  if (self->done_shown == shown)
    return;
  self->done_shown = shown;
  accord_today_list_rebuild (self);
}
