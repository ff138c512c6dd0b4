/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTodayList: see the header. Main thread; one reading at a time of each kind, and an answer that a
 * newer question has overtaken is dropped.
 *
 *   agenda (index, a few ms) ─────────────▶ groups overdue, day, done ─┐
 *   unplanned, quiet, care, to verify ────▶ groups behind them ────────┴▶ items, the same objects as before
 *     (long reader; but for care only today)                               where they stand for the same
 */

#include "accord-config.h"

#include "accord-today-list-private.h"

#include "accord-date.h"

#define MOST 1000 /* rows of a group until more are asked for */
#define MOST_BEHIND 50
#define REST_MS 300

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
replace (AccordTodayList *self, GPtrArray *items)
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

/* What was read becomes lines. */
static void
rebuild (AccordTodayList *self)
{
  replace (self, accord_today_list_build (self));
  g_signal_emit (self, read_signal, 0);
}

static void
fail (AccordTodayList *self, const GError *error)
{
  g_set_str (&self->error, error->message);
  g_signal_emit (self, read_signal, 0);
}

typedef struct {
  AccordTodayList *list;
  guint generation;
  int part;
} Reading;

static void
reading_free (gpointer data)
{
  g_object_unref (((Reading *) data)->list);
  g_free (data);
}

static DexFuture *
part_read_cb (DexFuture *future, gpointer data)
{
  Reading *reading = data;
  AccordTodayList *self = reading->list;
  AccordTodayPart *part = &self->parts[reading->part];
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->workspace == NULL || part->generation != reading->generation)
    return dex_ref (future);
  part->reading = FALSE;
  if (value == NULL)
    fail (self, error);
  else
    {
      g_clear_pointer (&self->error, g_free);
      accord_today_part_set (part, value);
      rebuild (self);
    }
  if (part->stale)
    accord_frame_call_queue_after (&self->slow_due, REST_MS);
  return dex_ref (future);
}

static void
read_part (AccordTodayList *self, int index)
{
  AccordTodayPart *part = &self->parts[index];
  Reading *reading;
  DexFuture *future;

  part->stale = part->reading;
  if (part->reading)
    return;
  future = accord_today_part_ask (self, index, MAX (part->most, index == ACCORD_TODAY_PART_AGENDA ? MOST : MOST_BEHIND));
  if (future == NULL)
    return;
  reading = g_new0 (Reading, 1);
  *reading = (Reading) { g_object_ref (self), ++part->generation, index };
  part->reading = TRUE;
  dex_future_disown (dex_future_finally (future, part_read_cb, reading, reading_free));
}

static void
read_agenda_due (gpointer data)
{
  AccordTodayList *self = data;
  gint64 today = accord_date_today ();

  if (self->day == self->today)
    self->day = today;
  self->today = today;
  /* What is being read was asked before; its answer is not wanted any more. */
  self->parts[ACCORD_TODAY_PART_AGENDA].reading = FALSE;
  read_part (self, ACCORD_TODAY_PART_AGENDA);
}

static void
read_slow_due (gpointer data)
{
  AccordTodayList *self = data;

  for (int i = ACCORD_TODAY_PART_AGENDA + 1; i < ACCORD_TODAY_N_PARTS; i++)
    read_part (self, i);
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

  if (touches_any (changes, kinds, G_N_ELEMENTS (kinds)))
    {
      accord_frame_call_queue (&self->agenda_due);
      accord_frame_call_queue_after (&self->slow_due, REST_MS);
    }
  else if (touches_any (changes, of_care, G_N_ELEMENTS (of_care)))
    read_part (self, ACCORD_TODAY_PART_CARE); /* at once: one was passed over here */
}

static void
accord_today_list_dispose (GObject *object)
{
  AccordTodayList *self = ACCORD_TODAY_LIST (object);

  accord_midnight_stop (&self->midnight);
  accord_frame_call_clear (&self->agenda_due);
  accord_frame_call_clear (&self->slow_due);
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
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->today = self->day = accord_date_today ();
  accord_frame_call_init (&self->agenda_due, read_agenda_due, self);
  accord_frame_call_init (&self->slow_due, read_slow_due, self);
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
 * accord_today_list_refresh:
 * @self: a list
 *
 * Reads everything anew; what is read stays until then.
 */
void
accord_today_list_refresh (AccordTodayList *self)
{
  g_return_if_fail (ACCORD_IS_TODAY_LIST (self));

  read_agenda_due (self);
  read_slow_due (self);
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

  part->most = 10 * MAX (part->most, index == ACCORD_TODAY_PART_AGENDA ? MOST : MOST_BEHIND);
  read_part (self, index);
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
  rebuild (self);
}
