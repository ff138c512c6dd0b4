/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes customers.csv and deals.csv of any size, the same bytes for the same arguments.
 *
 *   bench-data FOLDER CUSTOMERS DEALS
 *
 * 60 % of the customers have Chinese names, 40 % Western ones; deals lie in seven stages over three
 * years; forty people own them. */
#include <glib.h>
#include <stdio.h>

static guint64 state = 88172645463325252;

static guint
pick (guint n)
{
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (guint) ((state >> 32) % n);
}

#define ANY(list) (list)[pick (G_N_ELEMENTS (list))]

static const char *const cities_zh[] = { "上海", "北京", "深圳", "苏州", "杭州", "成都", "重庆", "南京", "无锡", "西安", "宁波", "广州" };
static const char *const brands_zh[] = { "恒", "远", "瑞", "华", "云", "启", "光", "联", "锦", "禾", "安", "泰", "博", "润", "中", "科",
                                         "智", "新", "维", "佳", "德", "盛", "嘉", "海", "天", "宏", "鑫", "源", "达", "通", "利", "丰" };
static const char *const trades_zh[] = { "医疗器械", "软件", "半导体", "纺织", "物流", "教育科技", "生物技术", "机械制造", "电子", "食品", "汽配" };
static const char *const forms_zh[] = { "有限公司", "股份有限公司", "集团", "科技有限公司" };
static const char *const names_en[] = { "Nord", "Harbor", "Cedar", "Falcon", "Bright", "Polar", "Granite", "Zephyr", "Lumen", "Orchid",
                                        "Silver", "Atlas", "Summit", "River", "Stone", "Oak", "Delta", "Vector", "Quantum", "Pioneer" };
static const char *const ends_en[] = { "wind", "line", "bay", "works", "bridge", "field", "gate", "point", "crest", "mark" };
static const char *const trades_en[] = { "Robotics", "Logistics", "Packaging", "Foods", "Systems", "Media", "Motors", "Health", "Analytics" };
static const char *const industries[] = { "Medical devices", "Software", "Semiconductors", "Textiles", "Logistics", "Education", "Food" };
static const char *const sources[] = { "Referral", "Website", "Exhibition", "Partner", "Cold call" };
static const char *const cities_en[] = { "Berlin", "Rotterdam", "Lyon", "Leeds", "Austin", "Toronto", "Oslo", "Porto" };
static const char *const stages[] = { "Lead", "Qualified", "Discovery", "Proposal", "Negotiation", "Won", "Lost" };

static char *
customer_name (gboolean chinese, guint number)
{
  if (chinese)
    return g_strdup_printf ("%s%s%s%s%s", ANY (cities_zh), ANY (brands_zh), ANY (brands_zh), ANY (trades_zh), ANY (forms_zh));
  return g_strdup_printf ("%s%s %s %u", ANY (names_en), ANY (ends_en), ANY (trades_en), number % 9973);
}

static void
write_customers (const char *folder, guint n)
{
  g_autofree char *path = g_build_filename (folder, "customers.csv", NULL);
  FILE *out = fopen (path, "w");

  fputs ("id,name,type,industry,source,owner,phone,email,website,country,city,address,created,note\n", out);
  for (guint i = 0; i < n; i++)
    {
      gboolean chinese = pick (10) < 6;
      g_autofree char *name = customer_name (chinese, i);

      fprintf (out, "C%07u,%s,company,%s,%s,Rep %02u,+%u %u %07u,info%u@c%x.example,https://c%x.example,%s,%s,%u %s,%04u-%02u-%02u,%s\n",
               i, name, ANY (industries), ANY (sources), pick (40), chinese ? 86 : 49, 20 + pick (700), pick (9999999), i, i, i,
               chinese ? "China" : "Germany", chinese ? ANY (cities_zh) : ANY (cities_en), 1 + pick (400),
               chinese ? "星湖街" : "Harbour Road", 2023 + pick (3), 1 + pick (12), 1 + pick (28),
               pick (4) ? "" : "Asked for the new catalogue and a visit in spring");
    }
  fclose (out);
}

static void
write_deals (const char *folder, guint n, guint n_customers)
{
  g_autofree char *path = g_build_filename (folder, "deals.csv", NULL);
  FILE *out = fopen (path, "w");

  fputs ("opportunity id,deal name,account id,owner,stage,amount,opened,closed\n", out);
  for (guint i = 0; i < n; i++)
    {
      guint stage = pick (7);
      guint year = 2023 + pick (3), month = 1 + pick (12), day = 1 + pick (28);

      fprintf (out, "D%07u,Order %u,C%07u,Rep %02u,%s,%u.%02u,%04u-%02u-%02u,", i, i, pick (n_customers), pick (40),
               stages[stage], 500 + pick (200000), pick (100), year, month, day);
      if (stage >= 5)
        fprintf (out, "%04u-%02u-%02u", month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, day);
      fputc ('\n', out);
    }
  fclose (out);
}

int
main (int argc, char **argv)
{
  guint n_customers = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 0;
  guint n_deals = argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : 0;

  if (argc != 4 || n_customers == 0)
    {
      g_printerr ("Usage: bench-data FOLDER CUSTOMERS DEALS\n");
      return 2;
    }
  g_mkdir_with_parents (argv[1], 0755);
  write_customers (argv[1], n_customers);
  write_deals (argv[1], n_deals, n_customers);
  return 0;
}
