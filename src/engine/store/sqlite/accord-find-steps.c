/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows in the order of their next steps, read from the file: what is due first, then what has a step without a day,
 * then all others; what is alike stands by name.
 *
 *   index of what is due ─▶ records by day ─▶ those without a day ─▶ those without a step, by name
 *
 * The first rows are a short walk along the index, whatever the size of the file. All rows are their names in order
 * and the steps that are open, put together in memory. */
#include "accord-config.h"
#include "accord-column-sums.h"

#include "accord-find-private.h"
#include "accord-schema.h"

/* Behind every day. */
#define UNDATED (G_MAXINT64 - 1)
#define NO_STEP G_MAXINT64

typedef struct {
  AccordReader *reader;
  const AccordQuery *query;
  AccordPath path;
  char *name; /* the key that rows alike stand by; NULL: by age */
} Steps;

/* A row and where it stands. */
typedef struct {
  gint64 id;
  gint64 day;
  GBytes *name; /* owned, or NULL */
} Step;

static void
step_clear (gpointer data)
{
  g_clear_pointer (&((Step *) data)->name, g_bytes_unref);
}

static Steps
steps_of (AccordReader *reader, const AccordQuery *query)
{
  Steps self = { reader, query, accord_query_sort_path (query), NULL };
  int title = accord_kind_title (query->kind);

  if (title >= 0 && (query->kind->fields[title].flags & ACCORD_FIELD_SORTED))
    self.name = accord_schema_sort_key ("t", &query->kind->fields[title]);
  return self;
}

static void
steps_clear (Steps *self)
{
  g_clear_pointer (&self->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Steps, steps_clear)

/* Of rows that the query's conditions find; with an id as the last parameter, or in order. */
static AccordStatement *
prepare_rows (const Steps *self, gboolean one, GError **error)
{
  const char *direction = self->query->descending ? " DESC" : "";
  g_autoptr (GString) sql = g_string_new ("SELECT t.id,");
  AccordStatement *st;

  g_string_append_printf (sql, "%s FROM \"%s\" t", one && self->name != NULL ? self->name : "NULL", self->query->kind->name);
  accord_query_append_where (self->query, sql);
  if (one)
    g_string_append (sql, " AND t.id=?");
  else if (self->name != NULL)
    g_string_append_printf (sql, " ORDER BY %s%s,t.id%s", self->name, direction, direction);
  else
    g_string_append_printf (sql, " ORDER BY t.id%s", direction);
  st = accord_reader_prepare (self->reader, sql->str, error);
  if (st != NULL)
    accord_query_bind (self->query, st, 1);
  return st;
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *x = a, *y = b;
  int order = x->day != y->day ? (x->day > y->day ? 1 : -1) : 0;

  if (order == 0 && x->name != NULL && y->name != NULL)
    order = g_bytes_compare (x->name, y->name);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

/* A row that has a step, if the query's conditions find it. */
static gboolean
take_row (const Steps *self, AccordStatement *row, gint64 id, gint64 day, GArray *found, GError **error)
{
  g_autoptr (GError) failed = NULL;

  accord_statement_reset (row);
  accord_statement_bind_int (row, sqlite3_bind_parameter_count (accord_statement_handle (row)), id);
  if (accord_statement_step (row, &failed))
    {
      gsize size;
      const guint8 *key = self->name != NULL ? accord_statement_blob (row, 1, &size) : NULL;
      Step step = { id, day, self->name != NULL ? g_bytes_new (key, key != NULL ? size : 0) : NULL };

      g_array_append_val (found, step);
    }
  return accord_error_pass (error, &failed);
}

/* Along the index of what is due, until there are enough and the next day begins. */
static gboolean
walk_days (const Steps *self, AccordRowSet *seen, AccordStatement *row, guint most, GArray *found, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->reader, self->path.computed->soonest, error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0), day = accord_statement_int (st, 1);

      if (found->len >= most && g_array_index (found, Step, found->len - 1).day != day)
        break;
      if (accord_row_set_add (seen, id) && !take_row (self, row, id, day, found, error))
        return FALSE;
    }
  return st != NULL && accord_error_pass (error, &failed);
}

static gboolean
walk_undated (const Steps *self, AccordRowSet *seen, AccordStatement *row, GArray *found, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->reader, self->path.computed->undated, error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);

      if (accord_row_set_add (seen, id) && !take_row (self, row, id, UNDATED, found, error))
        return FALSE;
    }
  return st != NULL && accord_error_pass (error, &failed);
}

/* All that have a step are known: the others by name. */
static gboolean
walk_others (const Steps *self, AccordRowSet *seen, guint most, GArray *found, GError **error)
{
  g_autoptr (AccordStatement) st = prepare_rows (self, FALSE, error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && found->len < most && accord_statement_step (st, &failed))
    {
      Step step = { accord_statement_int (st, 0), NO_STEP, NULL };

      if (accord_row_set_add (seen, step.id))
        g_array_append_val (found, step);
    }
  return st != NULL && accord_error_pass (error, &failed);
}

static gunichar
section_of (gint64 day, gint64 today)
{
  if (day == NO_STEP)
    return ACCORD_SECTION_NO_STEP;
  if (day == UNDATED)
    return ACCORD_SECTION_UNDATED;
  return day < today ? ACCORD_SECTION_OVERDUE : day == today ? ACCORD_SECTION_TODAY : ACCORD_SECTION_COMING;
}

static void
add_step (AccordFinding *finding, gint64 id, gint64 day, gint64 today)
{
  AccordSection section = { finding->ids->len, section_of (day, today) };

  if (finding->query->sections && section.letter != finding->letter)
    g_array_append_val (finding->sections, section);
  finding->letter = section.letter;
  g_array_append_val (finding->ids, id);
}

/* A walk that was stopped has not seen all rows of the day it came to, by whose names they stand. */
static void
leave_last_day (GArray *found)
{
  gint64 day = found->len > 0 ? g_array_index (found, Step, found->len - 1).day : 0;

  while (found->len > 0 && g_array_index (found, Step, found->len - 1).day == day)
    g_array_set_size (found, found->len - 1);
}

static gboolean
walk (const Steps *self, guint most, GArray *found, GError **error)
{
  g_autoptr (AccordRowSet) seen = accord_row_set_new ();
  g_autoptr (AccordStatement) row = prepare_rows (self, TRUE, error);

  if (row == NULL || !walk_days (self, seen, row, most, found, error))
    {
      leave_last_day (found);
      g_array_sort (found, compare_steps);
      return FALSE;
    }
  if (found->len < most && !walk_undated (self, seen, row, found, error))
    {
      while (found->len > 0 && g_array_index (found, Step, found->len - 1).day == UNDATED)
        g_array_set_size (found, found->len - 1);
      g_array_sort (found, compare_steps);
      return FALSE;
    }
  g_array_sort (found, compare_steps);
  return found->len >= most || walk_others (self, seen, most, found, error);
}

/**
 * accord_find_first_steps:
 * @finding: of a query by next steps, the soonest first, with a limit
 *
 * Fills in the first rows, one more than the limit where there are more, by walking along indexes. Where few rows of
 * what is due fit the query's conditions, the walk is long; what is filled in when it is interrupted are the first
 * rows, too.
 */
gboolean
accord_find_first_steps (AccordReader *reader, AccordFinding *finding, GError **error)
{
  g_auto (Steps) self = steps_of (reader, finding->query);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Step));
  guint most = (guint) finding->query->limit + 1;
  gint64 today = accord_date_today ();
  gboolean ok;

  g_array_set_clear_func (found, step_clear);
  ok = walk (&self, most, found, error);
  finding->letter = 0;
  for (guint i = 0; i < MIN (found->len, most); i++)
    add_step (finding, g_array_index (found, Step, i).id, g_array_index (found, Step, i).day, today);
  return ok;
}

/* --- all of them --- */

/* The day of each record's next step, by id. */
typedef struct {
  gint64 *days;
  gint64 n;
} Days;

static void
days_clear (Days *self)
{
  g_clear_pointer (&self->days, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Days, days_clear)

/* One pass over all steps, in the order that the file has them: along the index each would be looked up by itself. */
static gboolean
read_days (const Steps *self, Days *days, GError **error)
{
  g_autofree char *last = g_strdup_printf ("SELECT max(id) FROM \"%s\"", self->query->kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->reader, self->path.computed->rows, error);
  g_autoptr (GError) failed = NULL;

  days->n = accord_database_get_int (self->reader, last, 0) + 1;
  days->days = g_new (gint64, days->n);
  for (gint64 i = 0; i < days->n; i++)
    days->days[i] = NO_STEP;
  while (st != NULL && accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);

      if (id < days->n)
        days->days[id] = MIN (days->days[id], accord_statement_is_null (st, 1) ? UNDATED : accord_statement_int (st, 1));
    }
  return st != NULL && accord_error_pass (error, &failed);
}

typedef struct {
  gint64 id;
  gint64 day;
  guint at;
} Placed;

static int
compare_up (gconstpointer a, gconstpointer b)
{
  const Placed *x = a, *y = b;

  return x->day != y->day ? (x->day > y->day ? 1 : -1) : (x->at > y->at) - (x->at < y->at);
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  const Placed *x = a, *y = b;

  return x->day != y->day ? (x->day < y->day ? 1 : -1) : (x->at > y->at) - (x->at < y->at);
}

/* Rows as the names stand, each put where its step has it. */
static gboolean
place_rows (const Steps *self, const Days *days, GArray *rows[3], GError **error)
{
  g_autoptr (AccordStatement) st = prepare_rows (self, FALSE, error);
  g_autoptr (GError) failed = NULL;

  for (guint at = 0; st != NULL && accord_statement_step (st, &failed); at++)
    {
      gint64 id = accord_statement_int (st, 0);
      Placed row = { id, id < days->n ? days->days[id] : NO_STEP, at };

      g_array_append_val (rows[row.day == NO_STEP ? 2 : row.day == UNDATED ? 1 : 0], row);
    }
  return st != NULL && accord_error_pass (error, &failed);
}

static void
add_rows (AccordFinding *finding, GArray *const rows[3])
{
  guint most = finding->query->limit > 0 ? (guint) finding->query->limit + 1 : G_MAXUINT;
  gint64 today = accord_date_today ();

  finding->letter = 0;
  for (guint part = 0; part < 3; part++)
    for (guint i = 0; i < rows[part]->len && finding->ids->len < most; i++)
      {
        const Placed *row = &g_array_index (rows[part], Placed, i);

        add_step (finding, row->id, row->day, today);
      }
}

/**
 * accord_find_steps:
 * @finding: of a query by next steps
 *
 * Fills in every row, or as many as the limit says and one more.
 */
gboolean
accord_find_steps (AccordReader *reader, AccordFinding *finding, GError **error)
{
  g_auto (Steps) self = steps_of (reader, finding->query);
  g_auto (Days) days = { NULL, 0 };
  GArray *rows[3];
  gboolean ok = read_days (&self, &days, error);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = g_array_new (FALSE, FALSE, sizeof (Placed));
  ok = ok && place_rows (&self, &days, rows, error);
  g_array_sort (rows[0], finding->query->descending ? compare_down : compare_up);
  if (ok)
    add_rows (finding, rows);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_array_unref (rows[i]);
  return ok;
}
