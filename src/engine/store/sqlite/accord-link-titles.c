/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records of one load link to is called: each title is read once, and shared by them all. */
#include "accord-config.h"

#include "accord-row.h"

/* What one record is called, in a table by its id: open addressing, at most half full. */
typedef struct {
  gint64 id;         /* 0: nothing here */
  GRefString *title; /* owned; NULL: it has none, or is gone */
} Title;

typedef struct {
  Title *titles;
  gsize mask;
} Titles;

static Titles
titles_new (guint n_most)
{
  gsize size = 16;

  while (size < 2 * (gsize) n_most)
    size *= 2;
  return (Titles) { g_new0 (Title, size), size - 1 };
}

static void
titles_clear (Titles *self)
{
  for (gsize i = 0; i <= self->mask; i++)
    if (self->titles[i].title != NULL)
      g_ref_string_release (self->titles[i].title);
  g_free (self->titles);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Titles, titles_clear)

/* Where an id stands, or would. */
static Title *
titles_find (const Titles *self, gint64 id)
{
  gsize at = (gsize) ((guint64) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) & self->mask;

  while (self->titles[at].id != 0 && self->titles[at].id != id)
    at = (at + 1) & self->mask;
  return &self->titles[at];
}

static gboolean
read_titles (AccordReader *db, const AccordKind *target, GArray *ids, const Titles *titles, GError **error)
{
  const AccordIdSet set = { (const gint64 *) (void *) ids->data, ids->len };
  g_autofree char *sql = g_strdup_printf ("SELECT t.id,t.\"%s\" FROM accord_ids(?1) x CROSS JOIN \"%s\" t ON t.id=x.id",
                                          target->fields[accord_kind_title (target)].name, target->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_ids (st, 1, &set);
  while (accord_statement_step (st, &failed))
    {
      const char *text = accord_statement_text (st, 1);

      if (text != NULL)
        titles_find (titles, accord_statement_int (st, 0))->title = g_ref_string_new (text);
    }
  return accord_error_pass (error, &failed);
}

/* Ids are above 0. */
static gboolean
load_target (AccordReader *db, const AccordKind *target, AccordLink *links, guint n_links, GError **error)
{
  g_auto (Titles) titles = titles_new (n_links);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_links; i++)
    {
      Title *title = titles_find (&titles, links[i].id);

      if (title->id == 0 && links[i].id != 0)
        g_array_append_val (ids, links[i].id);
      title->id = links[i].id;
    }
  if (!read_titles (db, target, ids, &titles, error))
    return FALSE;
  for (guint i = 0; i < n_links; i++)
    {
      GRefString *title = titles_find (&titles, links[i].id)->title;

      if (title != NULL)
        accord_record_share_link_title (links[i].record, links[i].field, title);
    }
  return TRUE;
}

/* Moves the links to target to the front. Returns how many there are. */
static guint
bring_forward (AccordLink *links, guint n_links, const AccordKind *target)
{
  guint n = 0;

  for (guint i = 0; i < n_links; i++)
    if (links[i].target == target)
      {
        AccordLink link = links[i];

        links[i] = links[n];
        links[n++] = link;
      }
  return n;
}

/* Only while nobody else has seen the records. The links change places. */
gboolean
accord_link_titles_load (AccordReader *db, AccordLink *links, guint n_links, GError **error)
{
  while (n_links > 0)
    {
      const AccordKind *target = links[0].target;
      guint n = bring_forward (links, n_links, target);

      if (accord_kind_title (target) >= 0 && !load_target (db, target, links, n, error))
        return FALSE;
      links += n;
      n_links -= n;
    }
  return TRUE;
}
